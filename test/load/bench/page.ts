import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { rootDir } from '../../../demo/paths';
import { replaced } from '../../../scripts/pages/marked';
import { table } from '../../../scripts/pages/table';
import { machine } from './machine';
import { outcomeOf, type Part } from './part';

/** The page that keeps what was measured last: of all parts but these. */
const PAGE = 'docs/benchmarks.md';

const OTHER_PAGES: Readonly<Record<string, string>> = { capacity: 'docs/scale.md' };

function sectionOf({ tables, goals, notes = [], database }: Part): string {
	const day = new Date().toISOString().slice(0, 10);
	const results = goals.map((goal) => {
		const outcome = outcomeOf(goal);
		const { what, wanted, promised = wanted, got } = goal;
		return [what, wanted, promised, got, outcome === 'met' ? outcome : `**${outcome}**`];
	});
	return [
		...tables.map(([head, ...rows]) => table(head.map(String), rows.map((row) => row.map(String)))),
		...(results.length > 0 ? [table(['Goal', 'Wanted', 'Promised', 'Measured', ''], results)] : []),
		[...notes, `Measured on ${day}: ${machine(database)}.`].join(' '),
	].join('\n\n');
}

/**
 * Puts what was measured into the pages; parts that were not measured stay as they are.
 *
 * @param parts by their names
 * @throws Error where a page has no place for one of them
 */
export function writeParts(parts: ReadonlyMap<string, Part>): void {
	for (const [name, part] of parts) {
		const page = OTHER_PAGES[name] ?? PAGE;
		const file = join(rootDir, page);
		const place = { file: page, command: 'npm run bench', name };
		writeFileSync(file, replaced(readFileSync(file, 'utf8'), place, sectionOf(part)));
	}
}
