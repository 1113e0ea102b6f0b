import type { ResponseKind } from './responseKind';

/**
 * What is known after one try.
 * - `delivered`: the vendor took it.
 * - `rejected`: the vendor certainly did not.
 * - `notSent`: nothing of it reached the vendor.
 * - `ambiguous`: it may have been processed; sending again could double it.
 * - `retry`: it certainly was not processed, or repeating is harmless, and another try may succeed.
 */
export type Decision = 'delivered' | 'rejected' | 'notSent' | 'ambiguous' | 'retry';

/** One line of the table: what happened, and what follows for each effect of the request. */
export interface DecisionRow {
	/** What happened, as the page of decisions says it. */
	when: string;
	read: Decision;
	idempotent: Decision;
	send: Decision;
	/** How the item ends where a `retry` is not possible any more. */
	finally?: 'rejected' | 'notSent';
}

/** What a vendor's own document says about a status, which changes the decision. */
export interface ResponseRules {
	/** The vendor's document calls HTTP 500 transient, so a read is tried again. */
	transient500?: boolean;
	/**
	 * The vendor's document says that a request answered with 503 and `Retry-After` was not accepted.
	 * Without such a word it proves nothing: caching proxies make that answer themselves after the
	 * server took the request (Varnish's built-in error page has `Retry-After: 5`).
	 */
	unavailableMeansNotAccepted?: boolean;
}

const always = (decision: Decision) => ({ read: decision, idempotent: decision, send: decision });
/** Harmless for reads and idempotent calls; a send may have been processed. */
const ambiguousSend = (decision: Decision) => ({ ...always(decision), send: 'ambiguous' as const });

/** The one table of what happened × effect → decision; docs/retries.md is written from it. */
export const DECISIONS: Record<ResponseKind, DecisionRow> = {
	accepted: { when: '2xx', ...always('delivered') },
	bodyReportsFailure: {
		when: '2xx, but the body says that the call did not succeed',
		...ambiguousSend('rejected'),
	},
	unreadable: { when: '2xx with a web page instead of data', ...ambiguousSend('rejected') },
	redirected: { when: '3xx except 303, 307 and 308', ...ambiguousSend('rejected') },
	seeOther: { when: '303: the result is at another address', ...ambiguousSend('rejected') },
	redirectedUnchanged: {
		when: '307, 308: the same request is to be made elsewhere',
		...always('rejected'),
	},
	rejected: { when: '4xx except 408 and 429', ...always('rejected') },
	rateLimited: { when: '429', ...always('retry'), finally: 'rejected' },
	unavailableRetryAfter: {
		when: '503 with `Retry-After`',
		...ambiguousSend('retry'),
		finally: 'rejected',
	},
	gateway: { when: '502, 504, 503 without `Retry-After`', ...ambiguousSend('retry'), finally: 'rejected' },
	serverError: { when: '500', ...ambiguousSend('rejected') },
	otherServerError: { when: '408 and other 5xx', ...ambiguousSend('rejected') },
	unreachable: { when: 'No connection was made', ...always('retry'), finally: 'notSent' },
	badAddress: { when: 'The host name does not exist, or the address is invalid', ...always('notSent') },
	tlsFailed: {
		when: 'No secure connection (TLS) was made: certificate, protocol version, plain HTTP on the port',
		...always('notSent'),
	},
	invalidRequest: { when: 'The request holds what HTTP cannot carry', ...always('notSent') },
	blocked: { when: "n8n's own rules stopped the request", ...always('notSent') },
	fileGone: { when: 'The file to send could not be read', ...always('notSent') },
	canceled: { when: 'The run was canceled before the answer came', ...ambiguousSend('rejected') },
	connectionLost: {
		when: 'A reset, a time-out or any other end without an answer',
		...ambiguousSend('retry'),
		finally: 'rejected',
	},
};

/** The rows that take the place of others where a vendor's document says so. */
export const EXCEPTIONS: Record<keyof ResponseRules, { kind: ResponseKind; row: DecisionRow }> = {
	transient500: {
		kind: 'serverError',
		row: { when: '500 of a vendor that calls it transient', ...ambiguousSend('retry'), finally: 'rejected' },
	},
	unavailableMeansNotAccepted: {
		kind: 'unavailableRetryAfter',
		row: {
			when: '503 with `Retry-After` of a vendor that says it did not accept the request',
			...always('retry'),
			finally: 'rejected',
		},
	},
};
