import { DECISIONS, EXCEPTIONS } from './decisions';
import type { Decision, DecisionRow, ResponseRules } from './decisions';
import type { ResponseKind } from './responseKind';

export type { Decision, ResponseRules } from './decisions';

/**
 * What repeating a request would do.
 * - `read`: nothing.
 * - `idempotent`: nothing, and the vendor's document says so.
 * - `send`: a second message, broadcast, contact, charge or automation. Everything else is one.
 */
export type Effect = 'read' | 'idempotent' | 'send';

function rowOf(responseKind: ResponseKind, rules: ResponseRules): DecisionRow {
	const names = Object.keys(EXCEPTIONS) as Array<keyof ResponseRules>;
	const found = names.find((name) => rules[name] === true && EXCEPTIONS[name].kind === responseKind);
	return found === undefined ? DECISIONS[responseKind] : EXCEPTIONS[found].row;
}

/**
 * Looks up what follows from one try.
 *
 * @param responseKind what happened to the request
 * @param effect what repeating it would do
 * @param rules what the vendor's document says about its statuses
 */
export function decide(responseKind: ResponseKind, effect: Effect, rules: ResponseRules = {}): Decision {
	return rowOf(responseKind, rules)[effect];
}

/**
 * How an item ends that is not tried again (any more).
 *
 * @returns never `delivered`, whatever happened
 */
export function endingOf(
	responseKind: ResponseKind,
	effect: Effect,
	rules: ResponseRules = {},
): 'rejected' | 'notSent' | 'ambiguous' {
	const row = rowOf(responseKind, rules);
	const decision = row[effect];
	if (decision === 'retry' || decision === 'delivered') return row.finally ?? 'rejected';
	return decision;
}

/** Tries after the first one, where the vendor did not say when to try again. */
export const MOST_RETRIES = 4;

/**
 * Tries of one send in all, whatever the reason. Waiting doubles with every refusal in a row, so that
 * ten of them outlast every minute's window; more would only be noise to the vendor.
 */
export const MOST_SEND_ATTEMPTS = 10;

/** Shortest wait after a 429: what HueChat's account API demands, and a sensible floor everywhere. */
export const SHORTEST_PAUSE_MS = 1_000;

const LONGEST_BACKOFF_MS = 60_000;

/**
 * How long to wait before try number `retry` where the vendor names no time: 1, 2, 4, 8 … seconds.
 *
 * @param retry 1 for the first retry
 * @returns milliseconds, a minute at most
 */
export function backoff(retry: number): number {
	return Math.min(LONGEST_BACKOFF_MS, 1_000 * 2 ** Math.max(0, retry - 1));
}
