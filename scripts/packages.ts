import { join, relative } from 'node:path';
import { promised } from '../test/compat/versions';
import { writePackages } from './packages/write';

const root = join(__dirname, '..');

const written = writePackages({
	root,
	into: join(root, 'packages'),
	tested: promised.map(({ version }) => version),
});
for (const { folder, contents } of written) {
	const { sources, tests, examples } = contents;
	const suites = tests.filter((file) => file.endsWith('.test.ts'));
	console.log(
		`${relative(root, folder)}: ${sources.length} sources, ${suites.length} tests, ${examples.length} examples`,
	);
}
