import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { nodeBinary, rootDir, withNode24 } from '../../demo/paths';
import { runToEnd } from '../../demo/processes';
import type { PromisedN8n } from './versions';

/** How the contract and the engine suite went on one n8n. */
export interface SuiteRun {
	passed: number;
	/** Tests that failed and that the version's exceptions name. */
	excepted: number;
	/** What must not be: tests that failed, and exceptions that are none. Empty where all is well. */
	broken: string[];
}

interface JestResult {
	numPassedTests: number;
	testResults: Array<{
		name: string;
		message: string;
		assertionResults: Array<{ fullName: string; status: string }>;
	}>;
}

/**
 * Holds the results of the suites against the exceptions of a version: each failure must be one of
 * them, and each of them must have failed.
 */
export function judge(
	{ numPassedTests, testResults }: JestResult,
	exceptions: PromisedN8n['exceptions'],
): SuiteRun {
	const failed = testResults.flatMap(({ assertionResults }) =>
		assertionResults.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName),
	);
	const unread = testResults.filter(
		({ message, assertionResults }) => assertionResults.length === 0 && message !== '',
	);
	const isExcepted = (name: string) => exceptions.some(({ test }) => name.startsWith(test));
	const unexpected = failed.filter((name) => !isExcepted(name));
	const idle = exceptions.filter(({ test }) => !failed.some((name) => name.startsWith(test)));
	return {
		passed: numPassedTests,
		excepted: failed.length - unexpected.length,
		broken: [
			...unexpected.map((name) => `failed: ${name}`),
			...unread.map(({ name }) => `could not run: ${name}`),
			...idle.map(({ test }) => `passed, though it is listed as an exception: ${test}`),
			...(numPassedTests === 0 ? ['no test passed at all'] : []),
		],
	};
}

/**
 * Runs the contract and the engine suite of this repository on the engine of an installed n8n.
 *
 * @throws Error where jest itself does not come to its end
 */
export async function runSuites(
	{ pinned, exceptions }: Pick<PromisedN8n, 'pinned' | 'exceptions'>,
): Promise<SuiteRun> {
	const folder = mkdtempSync(join(tmpdir(), 'chat-inbox-compat-'));
	const outputFile = join(folder, 'result.json');
	const logFile = join(folder, 'jest.log');
	try {
		await runToEnd(
			nodeBinary(),
			[
				// Some of n8n's libraries are ES modules, which jest's CommonJS loads with this only.
				'--experimental-vm-modules',
				join(rootDir, 'node_modules', 'jest', 'bin', 'jest.js'),
				...['--config', join(__dirname, 'jest.config.js'), '--silent'],
				...['--json', `--outputFile=${outputFile}`],
			],
			{ cwd: rootDir, env: withNode24({ COMPAT_INSTALL: pinned.into }), logFile },
		);
		return judge(JSON.parse(readFileSync(outputFile, 'utf8')) as JestResult, exceptions);
	} catch (error) {
		const log = readFileSync(logFile, 'utf8').slice(-2_000);
		throw new Error(`The suites did not come to their end:\n${log}`, { cause: error });
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}
