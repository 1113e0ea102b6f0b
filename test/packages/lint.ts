import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WrittenPackage } from '../../scripts/packages/write';
import { endsWell } from './run';

/**
 * Lints a package with n8n's own tool, which refuses any other configuration than n8n's own. Takes the
 * waivers away from tests that need none; sources must pass as they are.
 *
 * @returns what did not hold
 */
export function lintFindings({ folder, contents }: WrittenPackage): string[] {
	const { sources, assets } = contents;
	const judged = [...sources, ...assets, 'package.json', 'eslint.config.mjs'];
	const read = () => judged.map((file) => readFileSync(join(folder, file), 'utf8'));
	const before = read();
	const clean = endsWell('npm', ['run', '--silent', 'lint', '--', '--fix'], folder);
	const after = read();
	const changed = judged.filter((_, index) => before[index] !== after[index]);
	return [...(clean ? [] : ['lint']), ...changed.map((file) => `lint changed ${file}`)];
}
