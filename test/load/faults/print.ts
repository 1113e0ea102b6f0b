import { table } from '../table';
import { MISHAPS } from './mishaps';
import { ENOUGH_ITEMS } from './plan';
import { MOST_REQUESTS } from './stray';
import type { Verdict } from './verdict';

/** Prints how the items of each kind ended, and which promises broke. */
export function printVerdicts(verdicts: readonly Verdict[]): void {
	const split = (all: number, accepted: number) => `${accepted} / ${all - accepted}`;
	console.log(
		`\n${table([
			[
				...[
					'kind',
					'items',
					'delivered',
					'rejected',
					'ambiguous',
					'(done / not)',
					'not sent',
					'skipped',
				],
				...['untold', '(done / not)', 'lost', 'doubled', 'wrongly rejected', 'unnamed', 'misnamed'],
				'stray',
			],
			...verdicts.map((one) => [
				...[one.kind.name, one.items, one.delivered, one.rejected],
				...[one.ambiguous, split(one.ambiguous, one.ambiguousAccepted), one.notSent, one.skipped],
				...[one.untold, split(one.untold, one.untoldAccepted)],
				...[one.breaches.lost, one.breaches.doubled, one.breaches.wronglyRejected],
				...[one.breaches.unnamed, one.breaches.misnamed, one.breaches.stray],
			]),
		])}`,
	);
}

/** How a run ended in which no promise broke. */
export function closingLine(verdicts: readonly Verdict[]): string {
	const all = (count: (one: Verdict) => number) =>
		verdicts.reduce((sum, one) => sum + count(one), 0).toLocaleString('en');
	return (
		`No promise broke: ${all(({ items }) => items)} items of ${verdicts.length} kinds, ` +
		`${all(({ delivered }) => delivered)} delivered, ${all(({ ambiguous }) => ambiguous)} ambiguous, ` +
		`${all(({ breaches }) => breaches.lost)} lost, ${all(({ breaches }) => breaches.doubled)} doubled.`
	);
}

/**
 * What a run of full size should have put a kind through and did not: a promise that nothing tested
 * is not kept.
 */
export function untested(verdict: Verdict, struck: ReadonlyMap<string, number>): string[] {
	const { kind, items, ended, heldBack, spoilt, hurdles, mostRequests, together } = verdict;
	if (items < ENOUGH_ITEMS) return [];
	const happened: Array<readonly [string, number]> = [
		...MISHAPS.map((name) => [name, struck.get(name) ?? 0] as const),
		...([
			['cut short', ended],
			['held back', heldBack],
			['not readable', spoilt],
			['readable later', hurdles],
		] as const),
		...(kind.canRepeat === true ? [['same items', together] as const] : []),
		...(kind.isTriedToTheEnd === true
			? [['refused to the end', Number(mostRequests >= MOST_REQUESTS)] as const]
			: []),
	];
	return happened
		.filter(([, times]) => times === 0)
		.map(([name]) => `untested: ${kind.name} met no "${name}"`);
}

/** Prints what the runs were like: executions, items that cannot be read, and what struck how often. */
export function printFaults(
	verdicts: readonly Verdict[],
	faults: ReadonlyArray<ReadonlyMap<string, number>>,
): void {
	const kinds = verdicts.map(({ kind }) => kind.name);
	console.log(
		`\n${table([
			[
				...['kind', 'executions', 'cut short', 'held back', 'items not readable', 'readable later'],
				...['same items', 'requests', 'most for one'],
			],
			...verdicts.map((one) => [
				...[one.kind.name, one.executions, one.ended, one.heldBack, one.spoilt, one.hurdles],
				...[one.together, one.requests, one.mostRequests],
			]),
		])}`,
	);
	const names = [...new Set(faults.flatMap((one) => [...one.keys()]))].sort();
	console.log(
		`\n${table([
			['struck', ...kinds],
			...names.map((name) => [name, ...faults.map((one) => one.get(name) ?? 0)]),
		])}`,
	);
}
