import { table } from '../table';
import type { Verdict } from './verdict';

/** Prints how the items of each kind ended. */
export function printVerdicts(verdicts: readonly Verdict[]): void {
	const split = (all: number, accepted: number) => `${accepted} / ${all - accepted}`;
	console.log(
		`\n${table([
			[
				...['kind', 'items', 'delivered', 'refused', 'ambiguous', '(done / not)', 'unsent'],
				...['untold', '(done / not)', 'lost', 'doubled', 'wrongly refused', 'unnamed'],
			],
			...verdicts.map((one) => [
				...[one.kind.name, one.items, one.delivered, one.refused],
				...[one.ambiguous, split(one.ambiguous, one.ambiguousAccepted), one.unsent],
				...[one.untold, split(one.untold, one.untoldAccepted)],
				...[one.lost, one.doubled, one.wronglyRefused, one.unnamed],
			]),
		])}`,
	);
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
