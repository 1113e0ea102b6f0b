import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { rootDir } from '../../demo/paths';
import { replaced } from '../../scripts/pages/marked';
import { table as markdown } from '../../scripts/pages/table';
import { machine } from '../load/bench/machine';
import { parts } from './parts';
import { recordOf } from './records';
import { HEAD, rowOf } from './rows';
import { runPart } from './run';

const USAGE = `npm run prove [-- <part> …] [-- --table] [-- --write]
  <part>   ${parts.map(({ name }) => name).join(', ')};
           all of them, one after the other, unless told
  --table  runs nothing and prints what the parts printed when they last ran in this clone
  --write  puts that into docs/proof.md`;

/** All parts, with what was run here before. */
const rows = (): string[][] => parts.map((part) => rowOf(part, recordOf(part)));

/** The same for the page, which tells of runs only. */
const rowsOfRuns = (): string[][] =>
	parts.flatMap((part) => {
		const record = recordOf(part);
		return record === undefined ? [] : [rowOf(part, record)];
	});

function print(): void {
	const lines = [[...HEAD], ...rows()];
	const widths = HEAD.slice(0, -1).map((_, column) => Math.max(...lines.map((row) => row[column].length)));
	for (const row of lines) {
		console.log(row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '));
	}
}

function write(): void {
	const file = 'docs/proof.md';
	const path = join(rootDir, file);
	const place = { file, name: 'runs', command: 'npm run prove' };
	const content = `${markdown(HEAD, rowsOfRuns())}\n\nOn ${machine()}.`;
	writeFileSync(path, replaced(readFileSync(path, 'utf8'), place, content));
}

async function main(): Promise<void> {
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		options: {
			table: { type: 'boolean', default: false },
			write: { type: 'boolean', default: false },
			help: { type: 'boolean', default: false },
		},
	});
	if (values.help) return console.log(USAGE);
	const unknown = positionals.find((word) => parts.every(({ name }) => name !== word));
	if (unknown !== undefined) throw new Error(`There is no part "${unknown}"\n\n${USAGE}`);
	const chosen = parts.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
	for (const part of values.table ? [] : chosen) {
		console.log(`\n=== ${part.name}: ${part.command.join(' ')} (${new Date().toISOString().slice(11, 19)}) ===`);
		const { exitCode } = await runPart(part, values.write);
		if (exitCode !== 0) process.exitCode = 1;
	}
	print();
	if (values.write) write();
}

main().catch((error: Error) => {
	console.error(error.message);
	process.exitCode = 1;
});
