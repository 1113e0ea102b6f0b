import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { rootDir } from '../../../demo/paths';
import { parts } from '../../proof/parts';
import { rowOf } from '../../proof/rows';
import { closingLines } from '../../proof/run';

const { scripts } = JSON.parse(readFileSync(join(rootDir, 'package.json'), 'utf8')) as {
	scripts: Record<string, string>;
};

const partOf = (name: string) => {
	const part = parts.find((one) => one.name === name);
	if (part === undefined) throw new Error(`There is no part ${name}`);
	return part;
};

it('starts scripts that are there', () => {
	const started = parts.flatMap(({ command: [first, second, script] }) =>
		first === 'npm' && second === 'run' ? [script] : [],
	);
	expect(started.filter((script) => !(script in scripts))).toEqual([]);
});

it('has a part for every script that proves something', () => {
	const quick = ['unit', 'contract', 'engine', 'structure'].map((name) => `test:${name}`);
	const whole = Object.keys(scripts).filter((name) => /^test:|^bench$|^scan$/.test(name));
	const started = parts.map(({ command }) => command[2]);
	expect(whole.filter((name) => !quick.includes(name) && !started.includes(name))).toEqual([]);
});

it.each([
	['e2e', 'Tests:       1 skipped, 3 passed, 4 total\nTime: 2 s', ['Tests: 1 skipped, 3 passed, 4 total']],
	['faults', '▸ x\n\n462 s\nNo promise broke: 50,001 items.', ['No promise broke: 50,001 items.']],
	['queue', 'Skipped: queue mode needs Redis, which cannot be reached.', ['Skipped: queue mode needs Redis, which cannot be reached.']],
	['bench rate', '\u001b[32m✓\u001b[0m time: 0.9\n○ other: 2\ntable', ['✓ time: 0.9', '○ other: 2']],
	['mutation', 'noticed  a\n\n105 of 105 faults were noticed: 100 %', ['105 of 105 faults were noticed: 100 %']],
])('keeps the closing lines of %s', (name, output, said) => {
	expect(closingLines(partOf(name), output)).toEqual(said);
});

it('says so where a part has not run', () => {
	expect(rowOf(partOf('faults'))).toEqual(['faults', '–', '–', 'not run', '']);
});
