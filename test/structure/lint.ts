import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(__dirname, '..', '..');

/** A text and the file, below the repository, that it is linted as. */
export interface LintedText {
	file: string;
	code: string;
}

/** One finding. */
export interface LintFinding {
	rule: string | null;
	message: string;
	line: number;
}

// ESLint loads the flat configuration with import(), which jest's own module loader lacks.
const LINT = `
const { ESLint } = require('eslint');
(async () => {
	const eslint = new ESLint();
	const found = [];
	for (const { file, code } of JSON.parse(require('fs').readFileSync(0, 'utf8'))) {
		const [result] = await eslint.lintText(code, { filePath: file });
		found.push(result.messages.map(({ ruleId, message, line }) => ({ rule: ruleId, message, line })));
	}
	console.log(JSON.stringify(found));
})();
`;

/**
 * Lints texts with the configuration as it is.
 *
 * @returns the findings of each text
 * @throws Error with what ESLint printed where it did not get through
 */
export function lintTexts(texts: readonly LintedText[]): LintFinding[][] {
	// eslint-plugin-n8n-nodes-base judges other code when it believes to be under its own tests.
	const env = Object.fromEntries(
		Object.entries(process.env).filter(([name]) => name !== 'NODE_ENV'),
	);
	const run = spawnSync(process.execPath, ['-e', LINT], {
		cwd: root,
		env: env as NodeJS.ProcessEnv,
		input: JSON.stringify(texts),
		encoding: 'utf8',
		maxBuffer: 64 * 1_048_576,
	});
	if (run.stderr !== '') throw new Error(run.stderr);
	return JSON.parse(run.stdout) as LintFinding[][];
}
