import type { RateLimiter, Slot } from '../rateLimit/rateLimiter';
import type { Clock } from '../run/clock';
import { describeFailure } from '../errors/errorInfo';
import type { FailureContext, ErrorInfo } from '../errors/errorInfo';
import { readLimits, retryAtFromBody } from '../rateLimit/rateLimitHeaders';
import type { Limits } from '../rateLimit/rateLimitHeaders';
import type { Outcome } from '../errors/outcome';
import { backoff, decide, MOST_RETRIES, SHORTEST_PAUSE_MS } from '../response/decide';
import type { Effect } from '../response/decide';
import type { Attempt } from '../run/attempt';
import { kindOfAnswer, kindOfTransportError } from '../response/responseKind';
import type { Answer, TransportError, ResponseKind } from '../response/responseKind';
import type { Vendor } from '../errors/errorMessages';

/** What one try on the wire gave: an answer (with a `value` where it was accepted), or a transportError. */
export type Reply<T> = { answer: Answer; value: T } | { answer: Answer } | { transportError: TransportError };

/** One item's way out. */
export interface Job<T> {
	vendor: Vendor;
	effect: Effect;
	/** The vendor's document calls HTTP 500 transient. */
	transient500: boolean;
	limiter: RateLimiter;
	/** Whose turn in the limiter it takes: the execution. */
	lane: string;
	attempt: Attempt;
	clock: Clock;
	/** The longest that this item waits for the vendor in all, in milliseconds. */
	maxWaitMs: number;
	/** When the workflow's own time limit ends it, epoch milliseconds. */
	deadline?: number;
	/** The first item that fails stops its attempt (n8n's "Stop Workflow"). */
	stopsOnFailure?: boolean;
	/** Sends once. Never rejects. */
	send(): Promise<Reply<T>>;
	/** Cuts secrets out; asked for only when something failed. */
	redactor(): Promise<(text: string) => string>;
}

interface Try<T> {
	reply: Reply<T>;
	responseKind: ResponseKind;
	limits: Limits;
	/** Until when the vendor wants us to wait, where that is too long; epoch milliseconds. */
	tooFar?: number;
}

const isPause = (responseKind: ResponseKind) => responseKind === 'rateLimited' || responseKind === 'unavailableRetryAfter';

function limitsOf({ headers, body }: Answer, responseKind: ResponseKind, now: number): Limits {
	const limits = readLimits(headers, now);
	if (isPause(responseKind)) limits.retryAt ??= retryAtFromBody(body, now);
	return limits;
}

function kindOf<T>(reply: Reply<T>): ResponseKind {
	if ('transportError' in reply) return kindOfTransportError(reply.transportError);
	// An operation may accept an answer that would be a failure elsewhere; the value says so.
	return 'value' in reply ? 'accepted' : kindOfAnswer(reply.answer);
}

interface Prospects {
	/** Even a harmless failure is not followed by another try. */
	isLast: boolean;
	/** When the vendor made this item wait first, epoch milliseconds. */
	since?: number;
}

async function tryOnce<T>(job: Job<T>, slot: Slot, { isLast, since }: Prospects): Promise<Try<T>> {
	job.attempt.requestStarted();
	const reply = await job.send();
	const responseKind = kindOf(reply);
	const limits = 'answer' in reply ? limitsOf(reply.answer, responseKind, job.clock.now()) : {};
	const decision = decide(responseKind, job.effect, job.transient500);
	const now = job.clock.now();
	const until = comeBackAt(responseKind, limits, now);
	const tooFar = until !== undefined && until > latestEnd(job, since ?? now) ? until : undefined;
	const goesOn = decision === 'retry' && (isPause(responseKind) ? tooFar === undefined : !isLast);
	// Before the slot is given back: that lets the next one leave at once.
	if (job.stopsOnFailure && decision !== 'delivered' && !goesOn) job.attempt.stop();
	slot.release(limits, { refused: isPause(responseKind), answered: 'answer' in reply });
	job.attempt.requestFinished();
	return { reply, responseKind, limits, tooFar };
}

async function explained<T>(job: Job<T>, failure: FailureContext): Promise<ErrorInfo> {
	return describeFailure(failure, job.vendor, await job.redactor());
}

function comeBackAt(responseKind: ResponseKind, limits: Limits, now: number): number | undefined {
	if (!isPause(responseKind)) return undefined;
	return Math.max(limits.retryAt ?? limits.resetAt ?? 0, now + SHORTEST_PAUSE_MS);
}

/** Beyond when this item must not be made to wait, epoch milliseconds. */
function latestEnd<T>({ deadline = Infinity, maxWaitMs }: Job<T>, since?: number): number {
	return Math.min(deadline, since === undefined ? Infinity : since + maxWaitMs);
}

interface WaitNotBegun {
	/** When the wait would have ended; undefined where the vendor named no time. */
	until?: number;
}

async function settle<T>(job: Job<T>, made: Try<T>, notBegun?: WaitNotBegun): Promise<Outcome<T>> {
	const { reply, limits } = made;
	if ('value' in reply) return { kind: 'delivered', value: reply.value };
	// An accepted answer without a value is one that nobody could read.
	const responseKind = made.responseKind === 'accepted' ? 'unreadable' : made.responseKind;
	const isAmbiguous = decide(responseKind, job.effect, job.transient500) === 'ambiguous';
	const errorInfo = await explained(job, {
		responseKind,
		answer: 'answer' in reply ? reply.answer : undefined,
		isAmbiguous,
		comeBackAt: notBegun?.until ?? comeBackAt(responseKind, limits, job.clock.now()),
		tooLong: notBegun !== undefined,
	});
	return { kind: isAmbiguous ? 'ambiguous' : 'rejected', errorInfo };
}

async function tooLong<T>(job: Job<T>, until: number): Promise<Outcome<T>> {
	const errorInfo = await explained(job, {
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
 * beyond Longest Wait or the workflow's time limit is not begun.
 *
 * @returns how the item ended
 */
export async function transmit<T>(job: Job<T>): Promise<Outcome<T>> {
	const { limiter, clock, effect, attempt } = job;
	let last: Try<T> | undefined;
	let waitingSince: number | undefined;
	for (let retries = 0; ; ) {
		// What was tried so far was certainly not accepted, or else there would be no further try.
		if (attempt.cancelled || (attempt.ended && last === undefined)) return { kind: 'skipped' };
		if (attempt.ended && last !== undefined) return await settle(job, last);
		const latest = latestEnd(job, waitingSince);
		const isRetry = last !== undefined;
		const ticket = { lane: job.lane, maxWaitMs: job.maxWaitMs, latest, isRetry };
		const admission = await limiter.enter(ticket, (abortWait) => attempt.onEnd(abortWait));
		if (admission === 'ended') continue;
		if (admission === 'unanswered') return last ? await settle(job, last, {}) : await tooLong(job, clock.now());
		if ('tooLongUntil' in admission) {
			const until = admission.tooLongUntil;
			return last ? await settle(job, last, { until }) : await tooLong(job, until);
		}
		const isLast = retries === MOST_RETRIES;
		last = await tryOnce(job, admission.slot, { isLast, since: waitingSince });
		if (decide(last.responseKind, effect, job.transient500) !== 'retry') return await settle(job, last);
		waitingSince ??= clock.now();
		if (last.tooFar !== undefined) return await settle(job, last, { until: last.tooFar });
		if (isPause(last.responseKind)) continue;
		retries += 1;
		if (retries > MOST_RETRIES) return await settle(job, last);
		const wait = backoff(retries);
		if (clock.now() + wait > latestEnd(job, waitingSince)) return await settle(job, last, {});
		await pause(job, wait);
	}
}
