import { idOf } from './execute';
import type { Report } from './execute';
import type { Kind } from './kinds';
import { stopsOnFailure } from './plan';
import { markFor } from './seen';
import type { SeenItems } from './seen';
import { strayIn } from './stray';

/**
 * A promise that broke for an item:
 * - `lost`: said to be delivered, and the server did not carry it out, or something else came out.
 * - `wronglyRejected`: said to be rejected, not sent or skipped, and the server carried it out.
 * - `unnamed`: carried out, and not named in an error that names items.
 * - `misnamed`: said to be what it cannot be, whatever the server did.
 * - `stray`: a request that should not have left, or not then, or that belongs to no item.
 * - `doubled`: carried out more than once.
 */
export type Breach = 'doubled' | 'lost' | 'misnamed' | 'stray' | 'unnamed' | 'wronglyRejected';

/** What an item cannot be, by the data that it had and the run that it was in. */
function isMisnamed({ execution, said }: Report, index: number, requestsInAll: number): boolean {
	const word = said[index];
	const stops = stopsOnFailure(execution);
	if (execution.spoilt.has(index)) return word !== 'notSent';
	if (stops && execution.spoilt.size > 0) return word !== 'skipped';
	// Where each item answers for itself, each comes out, and none is held back by another one.
	if (!stops && (word === 'skipped' || word === 'untold')) return true;
	return word === 'ambiguous' && requestsInAll === 0;
}

/**
 * Compares what the node said of an item with what the server did. That is all it goes by: what the
 * node should make of an answer is not asked here.
 */
export function breachesOf(
	kind: Kind,
	report: Report,
	index: number,
	seen: SeenItems,
): Array<readonly [Breach, string]> {
	const { execution, said, wrong, status } = report;
	const id = idOf(execution, index);
	const own = seen.ofMark(markFor(kind, execution, index));
	const all = seen.ofId(id);
	const word = said[index];
	const isRead = kind.isRead === true;
	const isCanceled = status === 'canceled';
	const about = `${id} was said to be ${word} (${all.requests} requests, run ended as ${status})`;
	const found: Array<readonly [Breach, string]> = strayIn(report, index, own, isRead).map(
		(what) => ['stray', what] as const,
	);
	if (word === 'delivered' && (all.accepted === 0 || wrong.has(index))) found.push(['lost', about]);
	if (!isCanceled && isMisnamed(report, index, all.requests)) found.push(['misnamed', about]);
	if (isRead || own.accepted === 0) return found;
	const isDenied = word === 'rejected' || word === 'notSent' || word === 'skipped';
	if (isDenied) found.push(['wronglyRejected', about]);
	if (word === 'untold' && !isCanceled) found.push(['unnamed', about]);
	return found;
}
