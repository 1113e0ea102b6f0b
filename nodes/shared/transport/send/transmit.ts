import { describeFailure, describeUnanswered } from '../errors/errorInfo';
import type { FailureContext } from '../errors/errorInfo';
import type { Outcome } from '../errors/outcome';
import { backoff, endingOf, MOST_RETRIES, MOST_SEND_ATTEMPTS } from '../response/decide';
import { latestEnd } from './job';
import type { Job } from './job';
import { isPause, tryOnce } from './tryOnce';
import type { Try } from './tryOnce';

export type { Job, Reply } from './job';

interface NoFurtherTry {
	/** A wait was not begun, because it would end too late. */
	tooLong?: boolean;
	/** When that wait would have ended; undefined where the vendor named no time. */
	until?: number;
	/** So many tries were made, and no more are. */
	attempts?: number;
}

async function describe<T>(job: Job<T>, failure: FailureContext) {
	return describeFailure(failure, job.vendor, await job.redactor());
}

async function settle<T>(job: Job<T>, made: Try<T>, why: NoFurtherTry = {}): Promise<Outcome<T>> {
	const { reply, responseKind, readyAt } = made;
	if (responseKind === 'accepted') return { kind: 'delivered', value: reply.value };
	const kind = endingOf(responseKind, job.effect, job);
	const errorInfo = await describe(job, {
		responseKind,
		answer: 'answer' in reply ? reply.answer : undefined,
		isAmbiguous: kind === 'ambiguous',
		comeBackAt: why.until ?? readyAt,
		tooLong: why.tooLong,
		attempts: why.attempts,
	});
	return { kind, errorInfo };
}

async function tooLong<T>(job: Job<T>, until: number): Promise<Outcome<T>> {
	const errorInfo = await describe(job, {
		responseKind: 'rateLimited',
		isAmbiguous: false,
		comeBackAt: until,
		tooLong: true,
	});
	return { kind: 'notSent', errorInfo };
}

async function pause<T>(job: Job<T>, ms: number): Promise<void> {
	// It may have ended while the request was under way; then nobody would wake this wait.
	if (job.attempt.ended) return;
	const waking = new AbortController();
	const forget = job.attempt.onEnd(() => waking.abort());
	await job.clock.sleep(ms, waking.signal);
	forget();
}

/**
 * Sends one item: waits for its turn, sends, judges what came back, and tries again where that is
 * certainly harmless. Never rejects.
 *
 * A wait that the vendor imposes is counted from the first refusal of this item; one that would end
 * beyond Max Wait or the workflow's time limit is not begun. A send is tried ten times at most.
 *
 * @returns how the item ended
 */
export async function transmit<T>(job: Job<T>): Promise<Outcome<T>> {
	const { limiter, clock, effect, attempt } = job;
	const most = effect === 'send' ? MOST_SEND_ATTEMPTS : Infinity;
	let last: Try<T> | undefined;
	let since: number | undefined;
	for (let attempts = 1, retries = 0; ; attempts += 1) {
		// What was tried so far was certainly not accepted, or else there would be no further try.
		if (attempt.cancelled || (attempt.ended && last === undefined)) return { kind: 'skipped' };
		if (attempt.ended && last !== undefined) return await settle(job, last);
		const { lane, maxWaitMs } = job;
		const ticket = { lane, maxWaitMs, latest: latestEnd(job, since), isRetry: last !== undefined };
		const admission = await limiter.enter(ticket, (abortWait) => attempt.onEnd(abortWait));
		if (admission === 'ended') {
			attempts -= 1;
			continue;
		}
		if (admission === 'unanswered') {
			if (last !== undefined) return await settle(job, last, { tooLong: true });
			return { kind: 'notSent', errorInfo: describeUnanswered(job.vendor) };
		}
		if ('tooLongUntil' in admission) {
			const until = admission.tooLongUntil;
			return last ? await settle(job, last, { until, tooLong: true }) : await tooLong(job, until);
		}
		const isLast = attempts >= most;
		const untimedWaitMs = retries < MOST_RETRIES ? backoff(retries + 1) : undefined;
		last = await tryOnce(job, admission.slot, { isLast, untimedWaitMs, since });
		if (last.decision !== 'retry') return await settle(job, last);
		since ??= clock.now();
		if (last.retryTooLate) return await settle(job, last, { tooLong: true });
		if (isLast) return await settle(job, last, { attempts });
		if (isPause(last.responseKind)) continue;
		if (untimedWaitMs === undefined) return await settle(job, last, { attempts });
		retries += 1;
		await pause(job, untimedWaitMs);
	}
}
