import { table } from '../table';
import { outcomeOf, type Part } from './part';

const MARKS = { met: '✓', missed: '○', broken: '✗' };

/** Prints a part's tables, and which of its goals were met. */
export function printPart({ title, tables, goals, notes = [] }: Part): void {
	console.log(`\n▸ ${title}`);
	for (const rows of tables) console.log(`\n${table(rows)}`);
	for (const note of notes) console.log(`\n${note}`);
	if (goals.length > 0) console.log();
	for (const goal of goals) {
		const { what, wanted, promised, got } = goal;
		const bounds = promised === undefined ? wanted : `${wanted}, promised ${promised}`;
		console.log(`${MARKS[outcomeOf(goal)]} ${what}: ${got} (${bounds})`);
	}
}
