import type { Vendor } from '../errors/errorMessages';
import type { RateLimiter } from '../rateLimit/rateLimiter';
import type { Effect, ResponseRules } from '../response/decide';
import type { Answer } from '../response/responseKind';
import type { TransportError } from '../response/transportError';
import type { Attempt } from '../run/attempt';
import type { Clock } from '../run/clock';

/** What one try gave: an answer (with a `value` where it was accepted), or a transport error. */
export type Reply<T> = { answer: Answer; value: T } | { answer: Answer } | { transportError: TransportError };

/** One item's way out. */
export interface Job<T> extends ResponseRules {
	vendor: Vendor;
	effect: Effect;
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

/**
 * Beyond when an item must not be made to wait, epoch milliseconds.
 *
 * @param since when the vendor made it wait first; undefined where it has not
 */
export function latestEnd<T>({ deadline = Infinity, maxWaitMs }: Job<T>, since?: number): number {
	return Math.min(deadline, since === undefined ? Infinity : since + maxWaitMs);
}
