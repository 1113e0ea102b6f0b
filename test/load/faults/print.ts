import { table } from '../table';
import { MISHAPS } from './mishaps';
import type { Verdict } from './verdict';

/** Prints how the items of each kind ended. */
export function printVerdicts(verdicts: readonly Verdict[]): void {
	const split = (all: number, accepted: number) => `${accepted} / ${all - accepted}`;
	console.log(
		`\n${table([
			[
				...['kind', 'items', 'delivered', 'rejected', 'ambiguous', '(done / not)', 'not sent', 'skipped'],
				...['untold', '(done / not)', 'lost', 'doubled', 'wrongly rejected', 'unnamed'],
			],
			...verdicts.map((one) => [
				...[one.kind.name, one.items, one.delivered, one.rejected],
				...[one.ambiguous, split(one.ambiguous, one.ambiguousAccepted), one.notSent, one.skipped],
				...[one.untold, split(one.untold, one.untoldAccepted)],
				...[one.lost, one.doubled, one.wronglyRejected, one.unnamed],
			]),
		])}`,
	);
}

// So many items of a kind meet every mishap several times, whatever the seed.
const ENOUGH_ITEMS = 5_000;

/**
 * What a run of full size should have put a kind through and did not: a promise that nothing tested
 * is not kept.
 */
export function untested({ kind, items, ended, overlapped }: Verdict, struck: ReadonlyMap<string, number>) {
	if (items < ENOUGH_ITEMS) return [];
	const missed = MISHAPS.filter((name) => (struck.get(name) ?? 0) === 0);
	if (ended === 0) missed.push('cut short');
	if (overlapped === 0) missed.push('overlapping');
	return missed.map((name) => `untested: ${kind.name} met no "${name}"`);
}

/** Prints what the runs were like: executions, tries that overlapped, and what struck how often. */
export function printFaults(
	verdicts: readonly Verdict[],
	faults: ReadonlyArray<ReadonlyMap<string, number>>,
): void {
	const names = [...new Set(faults.flatMap((one) => [...one.keys()]))].sort();
	console.log(
		`\n${table([
			['kind', 'executions', 'cut short', 'overlapping', 'requests', ...names],
			...verdicts.map((one, row) => [
				...[one.kind.name, one.executions, one.ended, one.overlapped, one.requests],
				...names.map((name) => faults[row].get(name) ?? 0),
			]),
		])}`,
	);
}
