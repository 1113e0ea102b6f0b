import type { ResponseKind } from './responseKind';

/**
 * What repeating a request would do.
 * - `read`: nothing.
 * - `idempotent`: nothing, and the vendor's document says so.
 * - `send`: a second message, broadcast, contact, charge or automation. Everything else is one.
 */
export type Effect = 'read' | 'idempotent' | 'send';

/**
 * What is known after one try.
 * - `delivered`: the vendor took it.
 * - `rejected`: the vendor certainly did not.
 * - `retry`: it certainly did not, or repeating is harmless, and another try may succeed.
 * - `ambiguous`: it may have; sending again could double it.
 */
export type Decision = 'delivered' | 'rejected' | 'retry' | 'ambiguous';

const SAFE: Record<ResponseKind, Decision> = {
	accepted: 'delivered',
	bodyReportsFailure: 'rejected',
	unreadable: 'rejected',
	redirected: 'rejected',
	seeOther: 'rejected',
	rejected: 'rejected',
	rateLimited: 'retry',
	unavailableRetryAfter: 'retry',
	gateway: 'retry',
	serverError: 'rejected',
	otherServerError: 'rejected',
	unreachable: 'retry',
	badAddress: 'rejected',
	blocked: 'rejected',
	fileGone: 'rejected',
	canceled: 'rejected',
	connectionLost: 'retry',
};

const SEND: Record<ResponseKind, Decision> = {
	...SAFE,
	unreadable: 'ambiguous',
	seeOther: 'ambiguous',
	gateway: 'ambiguous',
	serverError: 'ambiguous',
	otherServerError: 'ambiguous',
	canceled: 'ambiguous',
	// Whatever n8n says about a request without a network code, it may have left.
	connectionLost: 'ambiguous',
};

/**
 * Judges one try.
 *
 * @param responseKind what happened on the wire
 * @param effect what repeating would do
 * @param transient500 the vendor's document calls HTTP 500 transient (seed 003 does)
 */
export function decide(responseKind: ResponseKind, effect: Effect, transient500 = false): Decision {
	if (effect === 'send') return SEND[responseKind];
	return responseKind === 'serverError' && transient500 ? 'retry' : SAFE[responseKind];
}

/** Tries after the first one, where the vendor did not say when to come back. */
export const MOST_RETRIES = 4;

/** Shortest wait after a 429: what seed 003 demands, and a sensible floor everywhere. */
export const SHORTEST_PAUSE_MS = 1_000;

const LONGEST_BACKOFF_MS = 60_000;

/**
 * How long to wait before try number `retry` where the vendor names no time: 1, 2, 4, 8 … seconds.
 *
 * @param retry 1 for the first retry
 * @returns milliseconds
 */
export function backoff(retry: number): number {
	return Math.min(LONGEST_BACKOFF_MS, 1_000 * 2 ** Math.max(0, retry - 1));
}
