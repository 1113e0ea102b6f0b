import type { Headers } from '../rateLimit/rateLimitHeaders';
import { isUnreadable, bodyReportsFailure } from './vendorMessage';

/** An HTTP answer, whatever its status. */
export interface Answer {
	statusCode: number;
	headers: Headers;
	body: unknown;
}

/** A request that ended without an answer: the codes of Node's network layer, nothing else of it. */
export interface TransportError {
	code?: string;
	syscall?: string;
	/** The file that was to be sent could not be read, so nothing has left. */
	fileGone?: boolean;
}

/** What happened to one request on the wire, told from the outside. */
export type ResponseKind =
	| 'accepted'
	| 'bodyReportsFailure'
	| 'unreadable'
	| 'redirected'
	| 'seeOther'
	| 'rejected'
	| 'rateLimited'
	| 'unavailableRetryAfter'
	| 'gateway'
	| 'serverError'
	| 'otherServerError'
	| 'unreachable'
	| 'badAddress'
	| 'blocked'
	| 'fileGone'
	| 'canceled'
	| 'connectionLost';

// The connection was never made, so nothing of the request can have arrived.
const UNREACHABLE = new Set(['ECONNREFUSED', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'ENETDOWN']);
// Never made either, and trying again cannot help before somebody changes a setting.
const BAD_ADDRESS = new Set([
	'ENOTFOUND',
	'ERR_INVALID_URL',
	'ERR_BAD_OPTION',
	'EPROTO',
	'DEPTH_ZERO_SELF_SIGNED_CERT',
	'SELF_SIGNED_CERT_IN_CHAIN',
	'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
	'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
	'CERT_HAS_EXPIRED',
	'ERR_TLS_CERT_ALTNAME_INVALID',
]);

// n8n ends the requests under way when a run is cancelled.
const CANCELED = 'ERR_CANCELED';

/**
 * Names what happened to a request.
 *
 * @param answer the response, when there was one
 */
export function kindOfAnswer(answer: Answer): ResponseKind {
	const { statusCode, headers, body } = answer;
	if (statusCode === 429) return 'rateLimited';
	if (statusCode === 503 && headers['retry-after'] !== undefined) return 'unavailableRetryAfter';
	if (statusCode === 502 || statusCode === 503 || statusCode === 504) return 'gateway';
	if (statusCode === 500) return 'serverError';
	// 408 says that the server gave up on reading the request, not that it did nothing with it.
	if (statusCode > 500 || statusCode === 408) return 'otherServerError';
	if (statusCode >= 400) return 'rejected';
	// It says that the request was taken and its result is elsewhere (RFC 9110, 15.4.4).
	if (statusCode === 303) return 'seeOther';
	if (statusCode >= 300) return 'redirected';
	if (bodyReportsFailure(body)) return 'bodyReportsFailure';
	return isUnreadable(body) ? 'unreadable' : 'accepted';
}

/**
 * Names what happened to a request that got no answer.
 *
 * @param transportError the network layer's codes; without any, n8n itself stopped the request before
 * it left (a blocked domain, for example) or the cause is unknown
 */
export function kindOfTransportError(transportError: TransportError): ResponseKind {
	const { code, fileGone, syscall } = transportError;
	if (fileGone) return 'fileGone';
	if (code === undefined) return 'blocked';
	if (code === CANCELED) return 'canceled';
	// On a connection that stood, the same codes say nothing about what had arrived.
	if (syscall === 'read' || syscall === 'write') return 'connectionLost';
	if (UNREACHABLE.has(code) || syscall === 'connect') return 'unreachable';
	return BAD_ADDRESS.has(code) ? 'badAddress' : 'connectionLost';
}
