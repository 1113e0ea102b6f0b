import { readLimits, retryAtFromBody } from '../rateLimit/rateLimitHeaders';
import type { Limits } from '../rateLimit/rateLimitHeaders';
import type { Slot } from '../rateLimit/rateLimiter';
import { decide, SHORTEST_PAUSE_MS } from '../response/decide';
import type { Decision, Effect } from '../response/decide';
import { kindOfAnswer } from '../response/responseKind';
import type { Answer, FailureKind, ResponseKind } from '../response/responseKind';
import { kindOfTransportError } from '../response/transportErrorKind';
import { latestEnd } from './job';
import type { Job, Reply } from './job';

type Judged<T> =
	| { responseKind: 'accepted'; reply: { answer: Answer; value: T } }
	| { responseKind: FailureKind; reply: Reply<T> };

/** One try, and what is known after it. */
export type Try<T> = Judged<T> & {
	decision: Decision;
	/** When the vendor is ready again, where it made us wait; epoch milliseconds. */
	readyAt?: number;
	/** Waiting until then is beyond what the item may wait. */
	retryTooLate: boolean;
};

/** What the loop knows of a try before it begins. */
export interface Prospects {
	/** No other try follows, whatever the vendor says. */
	isLast: boolean;
	/** How long to wait for another try where the vendor names no time, in milliseconds; undefined for none. */
	untimedWaitMs?: number;
	/** When the vendor made this item wait first, epoch milliseconds. */
	since?: number;
}

/** Whether the vendor said to wait, and the wait is the whole key's. */
export const isPause = (responseKind: ResponseKind) =>
	responseKind === 'rateLimited' || responseKind === 'unavailableRetryAfter';

function limitsOf({ headers, body }: Answer, responseKind: ResponseKind, now: number): Limits {
	const limits = readLimits(headers, now);
	if (isPause(responseKind)) limits.retryAt ??= retryAtFromBody(body, now, headers);
	return limits;
}

function judge<T>(reply: Reply<T>, effect: Effect): Judged<T> {
	if ('transportError' in reply) {
		return { responseKind: kindOfTransportError(reply.transportError), reply };
	}
	const responseKind = kindOfAnswer(reply.answer, effect);
	if ('value' in reply) {
		// An operation may accept an answer that would be a failure elsewhere; the value says so. What no
		// operation had to excuse may still be the refusal of a send.
		const isExcused = kindOfAnswer(reply.answer, 'read') !== 'accepted';
		if (isExcused || responseKind === 'accepted') return { responseKind: 'accepted', reply };
	}
	// An accepted answer without a value is one that nobody could read.
	return { responseKind: responseKind === 'accepted' ? 'unreadable' : responseKind, reply };
}

/**
 * Sends once and judges what came back. Gives the slot back, and stops the attempt before where this
 * was the item's end: a free slot lets the next item leave at once.
 */
export async function tryOnce<T>(job: Job<T>, slot: Slot, prospects: Prospects): Promise<Try<T>> {
	const { attempt, clock, effect } = job;
	const { isLast, untimedWaitMs, since } = prospects;
	const reply = await job.send();
	const now = clock.now();
	const judged = judge(reply, effect);
	const { responseKind } = judged;
	const isTimed = isPause(responseKind);
	const limits = 'answer' in reply ? limitsOf(reply.answer, responseKind, now) : {};
	const decision = decide(responseKind, effect, job);
	const readyAt = isTimed
		? Math.max(limits.retryAt ?? limits.resetAt ?? 0, now + SHORTEST_PAUSE_MS)
		: undefined;
	const nextAt = readyAt ?? (untimedWaitMs === undefined ? undefined : now + untimedWaitMs);
	const retryTooLate = nextAt !== undefined && nextAt > latestEnd(job, since ?? now);
	const goesOn = decision === 'retry' && !isLast && nextAt !== undefined && !retryTooLate;
	if (job.stopsOnFailure && decision !== 'delivered' && !goesOn) attempt.stop();
	slot.release(limits, { refused: isTimed, answered: 'answer' in reply });
	return { ...judged, decision, readyAt, retryTooLate };
}
