import { dirname, extname, join } from 'node:path';
import { pruned } from './prune';

const TEXT = new Set(['.ts', '.js', '.json', '.md', '.html', '.css', '.svg', '.yml']);

// n8n's lint configuration may not be changed, and judges tests as code for n8n Cloud. They are not
// published, and drive servers, processes and clocks.
const NO_LINT = '/* eslint-disable -- not published: a test, or what tests stand on */\n';

/** Whether a file can be changed as text; others are copied byte by byte. */
export const isText = (file: string): boolean => TEXT.has(extname(file));

/** What a file becomes in the package of one service. */
export interface Transformation {
	/** The repository's own package, whose name is replaced. */
	from: string;
	/** The package's name. */
	to: string;
	/** The files of the package, by their paths. */
	present: ReadonlySet<string>;
}

/**
 * A file of this repository as a service's package has it.
 *
 * @throws Error where it cannot do without a file that the package leaves out
 */
export function transformed(file: string, text: string, { from, to, present }: Transformation): string {
	// An address of the repository stays what it is: the name behind a slash is no package.
	const named = text.replaceAll(new RegExp(`(?<![\\w/@-])${from}(?![\\w-])`, 'g'), to);
	if (!/^(sandbox|test)\/.*\.ts$/.test(file)) return named;
	const isMissing = (module: string) => {
		if (!module.startsWith('.')) return false;
		const path = join(dirname(file), module).replaceAll('\\', '/');
		return !['', '.ts', '.js', '/index.ts'].some((ending) => present.has(path + ending));
	};
	return NO_LINT + pruned(file, named, isMissing);
}
