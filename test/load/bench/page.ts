import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { rootDir } from '../../../demo/paths';
import { replaced } from '../../../scripts/pages/marked';
import { table } from '../../../scripts/pages/table';
import { machine } from './machine';
import { outcomeOf, type Part } from './part';

/** The page that keeps what was measured last. */
export const pageFile = join(rootDir, 'docs', 'benchmarks.md');

const PAGE = { file: 'docs/benchmarks.md', command: 'npm run bench' };

function sectionOf({ tables, goals, notes = [] }: Part): string {
	const day = new Date().toISOString().slice(0, 10);
	const results = goals.map((goal) => {
		const outcome = outcomeOf(goal);
		const { what, wanted, promised = wanted, got } = goal;
		return [what, wanted, promised, got, outcome === 'met' ? outcome : `**${outcome}**`];
	});
	return [
		...tables.map(([head, ...rows]) => table(head.map(String), rows.map((row) => row.map(String)))),
		...(results.length > 0 ? [table(['Goal', 'Wanted', 'Promised', 'Measured', ''], results)] : []),
		[...notes, `Measured on ${day}: ${machine()}.`].join(' '),
	].join('\n\n');
}

/**
 * The page with what was measured put in; parts that were not measured stay as they are.
 *
 * @param parts by their names
 * @throws Error where the page has no place for one of them
 */
export function withParts(parts: ReadonlyMap<string, Part>): string {
	return [...parts].reduce(
		(text, [name, part]) => replaced(text, { ...PAGE, name }, sectionOf(part)),
		readFileSync(pageFile, 'utf8'),
	);
}
