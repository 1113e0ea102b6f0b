import type { Outcome } from './outcome';

/** The items of a run by how they ended; numbers are n8n's item indexes, from 0. */
export type Tally = Record<Outcome<unknown>['kind'], number[]>;

const MOST_RANGES = 20;

function ranges(items: readonly number[]): string {
	const sorted = [...items].sort((a, b) => a - b);
	const found: Array<[number, number]> = [];
	for (const item of sorted) {
		const last = found.at(-1);
		if (last !== undefined && item === last[1] + 1) last[1] = item;
		else found.push([item, item]);
	}
	const shown = found.slice(0, MOST_RANGES).map(([a, b]) => (a === b ? `${a}` : `${a}–${b}`));
	const more = found.length > MOST_RANGES ? ' …' : '';
	return `${shown.join(', ')}${more}`;
}

const NAMES: Array<[keyof Tally, string]> = [
	['delivered', 'delivered'],
	['rejected', 'rejected'],
	['ambiguous', 'ambiguous'],
	['notSent', 'not sent'],
	['skipped', 'skipped'],
];

/**
 * One line that tells how the items of a run ended, such as
 * `Items: delivered 0–2, 4 (4) · rejected 5 (1) · skipped 3, 6–29 (25)`.
 *
 * @param tally item indexes by outcome
 * @returns an empty text where there was only one item
 */
export function summarize(tally: Tally): string {
	const total = NAMES.reduce((sum, [name]) => sum + tally[name].length, 0);
	if (total < 2) return '';
	const parts = NAMES.filter(([name]) => tally[name].length > 0).map(
		([name, label]) => `${label} ${ranges(tally[name])} (${tally[name].length})`,
	);
	return `Items: ${parts.join(' · ')}`;
}
