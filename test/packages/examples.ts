import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { rootDir } from '../../demo/paths';
import type { WrittenPackage } from '../../scripts/packages/write';
import { endsWell } from './run';

const E2E = join('test', 'e2e');

/** The e2e tests that run this package's examples and no others. */
function testsOfExamples({ contents }: WrittenPackage): string[] {
	const own = contents.examples.map((file) => basename(file));
	return readdirSync(join(rootDir, E2E))
		.filter((file) => /Examples?\.e2e\.test\.ts$/.test(file))
		.filter((file) => {
			const text = readFileSync(join(rootDir, E2E, file), 'utf8');
			const used = [...text.matchAll(/readExample\('([^']+)'\)/g)].map(([, name = '']) => name);
			return used.length > 0 && used.every((name) => own.includes(name));
		})
		.map((file) => join(E2E, file));
}

/**
 * Starts a real n8n with the package and lets its examples run, by the same tests that run them with
 * this repository's own package.
 *
 * @returns what did not hold
 */
export function exampleFindings(written: WrittenPackage): string[] {
	const tests = testsOfExamples(written);
	if (tests.length === 0) return ['no test runs an example of it'];
	const args = ['--config', 'jest.e2e.config.js', '--runTestsByPath', ...tests];
	const env = { PACKAGE_UNDER_TEST: written.folder };
	const jest = join(rootDir, 'node_modules', '.bin', 'jest');
	return endsWell(jest, args, rootDir, env) ? [] : ['its examples in a real n8n'];
}
