import { join } from 'node:path';
import { filesBelow } from '../package/tarball';
import type { ImportGraph } from './imports';
import type { Service } from './services';

const isCode = (file: string) => /^(nodes|credentials)\//.test(file);

// What a test may stand on and still run in a package of its own.
const isPortable = (file: string) =>
	/^(package\.json$|sandbox\/|test\/(unit|contract|engine|support)\/)/.test(file);

/** Whether a file below a folder is named, or lies in a folder named, after one of the platforms. */
function isNamedAfter(file: string, folder: string, { platforms }: Service): boolean {
	return platforms.some(({ name }) =>
		[`${folder}/${name}/`, `${folder}/${name}.`].some((start) => file.startsWith(start)),
	);
}

/**
 * The tests that a service's package carries: those of its platforms, and the unit tests of the
 * shared modules. Tests that need anything which the package does not have stay behind.
 *
 * @param sources what the package publishes
 * @returns the tests with all that they stand on, below the repository
 */
export function testsOf(
	root: string,
	service: Service,
	others: readonly Service[],
	sources: ReadonlySet<string>,
	graph: ImportGraph,
): string[] {
	// The sandbox plays every vendor; a package needs its own one only.
	const isOthersSandbox = (file: string) =>
		others.some((other) => isNamedAfter(file, 'sandbox/platforms', other));
	const isTheirs = (file: string) =>
		['unit', 'contract', 'engine'].some((kind) => isNamedAfter(file, `test/${kind}`, service));
	const isCarried = (file: string) => {
		const reached = [...graph.reached([file], isOthersSandbox)];
		const isComplete = reached.every((one) => (isCode(one) ? sources.has(one) : isPortable(one)));
		return isComplete && (isTheirs(file) || reached.some(isCode));
	};
	const tests = filesBelow(join(root, 'test'))
		.map((file) => `test/${file}`)
		.filter((file) => file.endsWith('.test.ts'))
		.filter((file) => isTheirs(file) || file.startsWith('test/unit/'))
		.filter(isCarried);
	const needed = [...graph.reached(tests, isOthersSandbox)].filter((file) =>
		/^(test|sandbox)\//.test(file),
	);
	const pages = needed.some((file) => file.startsWith('sandbox/'))
		? filesBelow(join(root, 'sandbox'))
				.filter((file) => !file.endsWith('.ts'))
				.map((file) => `sandbox/${file}`)
		: [];
	return [...new Set([...needed, ...pages])].sort();
}
