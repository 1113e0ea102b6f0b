import type { Headers } from '../rateLimit/rateLimitHeaders';
import type { Effect } from './decide';
import { bodyReportsFailure } from './bodyReportsFailure';
import { isUnreadable } from './body';

/** An HTTP answer, whatever its status. */
export interface Answer {
	statusCode: number;
	headers: Headers;
	body: unknown;
}

/** What happened to one request, told from the outside. */
export type ResponseKind =
	| 'accepted'
	| 'bodyReportsFailure'
	| 'unreadable'
	| 'redirected'
	| 'seeOther'
	| 'redirectedUnchanged'
	| 'rejected'
	| 'rateLimited'
	| 'unavailableRetryAfter'
	| 'gateway'
	| 'serverError'
	| 'otherServerError'
	| 'unreachable'
	| 'badAddress'
	| 'tlsFailed'
	| 'invalidRequest'
	| 'blocked'
	| 'fileGone'
	| 'canceled'
	| 'connectionLost';

/** What happened to one request that did not succeed. */
export type FailureKind = Exclude<ResponseKind, 'accepted'>;

/**
 * Names what happened to a request that was answered.
 *
 * @param effect of the request: a `status` in the body speaks of the call only where it was a send;
 * without it, it is taken for the state of what was read
 */
export function kindOfAnswer({ statusCode, headers, body }: Answer, effect?: Effect): ResponseKind {
	if (statusCode === 429) return 'rateLimited';
	if (statusCode === 503 && headers['retry-after'] !== undefined) return 'unavailableRetryAfter';
	if (statusCode === 502 || statusCode === 503 || statusCode === 504) return 'gateway';
	if (statusCode === 500) return 'serverError';
	// 408 says that the server gave up on reading the request, not that it did nothing with it.
	if (statusCode > 500 || statusCode === 408) return 'otherServerError';
	if (statusCode >= 400) return 'rejected';
	// The same request, its body included, is to be made elsewhere (RFC 9110, 15.4.8 and 15.4.9).
	if (statusCode === 307 || statusCode === 308) return 'redirectedUnchanged';
	// It says that the request was taken and its result is elsewhere (RFC 9110, 15.4.4).
	if (statusCode === 303) return 'seeOther';
	if (statusCode >= 300) return 'redirected';
	if (bodyReportsFailure(body, effect)) return 'bodyReportsFailure';
	return isUnreadable(body, effect) ? 'unreadable' : 'accepted';
}
