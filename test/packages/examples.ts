import { join } from 'node:path';
import { rootDir } from '../../demo/paths';
import type { WrittenPackage } from '../../scripts/packages/write';
import { endsWell } from './run';

const TEST = join('test', 'e2e', 'everyExample.e2e.test.ts');
// Its other test compares a table with the examples of the whole repository.
const RUNS = 'runs (with its pinned data alone|against the sandbox)';

/**
 * Starts a real n8n with the package and lets all of its examples run, by the same test that runs them
 * with this repository's own package.
 *
 * @returns what did not hold
 */
export function exampleFindings({ folder, contents }: WrittenPackage): string[] {
	if (contents.examples.length === 0) return ['it has no example'];
	const args = ['--config', 'jest.e2e.config.js', '--runTestsByPath', TEST, '-t', RUNS];
	const jest = join(rootDir, 'node_modules', '.bin', 'jest');
	return endsWell(jest, args, rootDir, { PACKAGE_UNDER_TEST: folder })
		? []
		: ['its examples in a real n8n'];
}
