import { table } from '../table';
import type { Part } from './part';

/** Prints a part's tables, and which of its goals were met. */
export function printPart({ title, tables, goals, notes = [] }: Part): void {
	console.log(`\n▸ ${title}`);
	for (const rows of tables) console.log(`\n${table(rows)}`);
	for (const note of notes) console.log(`\n${note}`);
	if (goals.length > 0) console.log();
	for (const { what, wanted, got, isMet } of goals) {
		console.log(`${isMet ? '✓' : '✗'} ${what}: ${got} (${wanted})`);
	}
}
