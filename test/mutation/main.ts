import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

import { Copy } from './copy';
import { fields } from './list/fields';
import { idempotency } from './list/idempotency';
import type { Mutation } from './list/mutation';
import { transport } from './list/transport';
import { webhook } from './list/webhook';

/*
 * Breaks the code on purpose, one fault at a time, and looks whether the tests notice:
 *   npm run test:mutation            all faults
 *   npm run test:mutation -- redact  those whose file or reason contains the word
 */

const LEAST_PERCENT = 90;
// A fault may make a test go on for ever, which is noticed too.
const LONGEST_MS = 300_000;
const LONGEST_OF_ALL_MS = 3_600_000;

const jest = join(__dirname, '..', '..', 'node_modules', 'jest', 'bin', 'jest.js');

/** Runs the tests in the copy; gives what they said where they failed. */
function failureOf(copy: Copy, tests: readonly string[], longestMs: number): string | undefined {
	const paths = tests.map((test) => `test/unit/${test}`);
	// A loop without an end would not end by jest's own time-out.
	const { status, stderr } = spawnSync(
		process.execPath,
		[jest, '--config', 'jest.config.json', '--runInBand', '--bail', '--silent', ...paths],
		{ cwd: copy.folder, timeout: longestMs, killSignal: 'SIGKILL', encoding: 'utf8', maxBuffer: 2 ** 28 },
	);
	return status === 0 ? undefined : stderr;
}

const [word = ''] = process.argv.slice(2);
const all = [...transport, ...fields, ...webhook, ...idempotency];
const chosen = all.filter(({ file, why }) => `${file} ${why}`.includes(word));

const copy = new Copy();
process.once('exit', () => copy.remove());
process.once('SIGINT', () => process.exit(130));

// What is not found any more would be noticed for the wrong reason.
for (const mutation of all) copy.apply(mutation)();
const used = [...new Set(chosen.flatMap(({ tests }) => tests))];
const failure = failureOf(copy, used, LONGEST_OF_ALL_MS);
if (failure !== undefined) throw new Error(`The tests fail before anything was broken:\n${failure}`);

const survived: Mutation[] = [];
for (const mutation of chosen) {
	const mend = copy.apply(mutation);
	const isNoticed = failureOf(copy, mutation.tests, LONGEST_MS) !== undefined;
	mend();
	if (!isNoticed) survived.push(mutation);
	console.log(`${isNoticed ? 'noticed ' : 'SURVIVED'}  ${mutation.file}: ${mutation.why}`);
}

const noticed = chosen.length - survived.length;
const percent = Math.floor((noticed / chosen.length) * 1_000) / 10;
console.log(`\n${noticed} of ${chosen.length} faults were noticed: ${percent} %`);
for (const { file, find, replace } of survived) console.log(`\n${file}\n- ${find}\n+ ${replace}`);
process.exitCode = percent < LEAST_PERCENT ? 1 : 0;
