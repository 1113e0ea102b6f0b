import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesBelow } from './tarball';

/** A source file and its number of lines. */
export interface FileSize {
	file: string;
	lines: number;
}

/**
 * Counts the lines of every TypeScript file in some folders; folders that do not exist count as empty.
 *
 * @param root absolute path that the folders are relative to
 * @param folders names of folders directly below it
 * @returns one entry for each file, with a path relative to `root`
 */
export function measure(root: string, folders: string[]): FileSize[] {
	return folders
		.filter((folder) => existsSync(join(root, folder)))
		.flatMap((folder) =>
			filesBelow(join(root, folder))
				.filter((file) => file.endsWith('.ts') && !/(^|\/)(node_modules|\.runtime)\//.test(file))
				.map((file) => `${folder}/${file}`),
		)
		.map((file) => ({
			file,
			lines: readFileSync(join(root, file), 'utf8').trimEnd().split('\n').length,
		}));
}

/**
 * Whether a path is an operation's file, `nodes/<Platform>/<resource>/<operation>.ts`.
 *
 * @param file path relative to the repository, with forward slashes
 */
export function isOperation(file: string): boolean {
	const match = /^nodes\/([^/]+)\/([^/]+)\/([^/]+)\.ts$/.exec(file);
	if (match === null) return false;
	const [, platform, folder, name] = match;
	return platform !== 'shared' && folder !== 'trigger' && name !== 'index';
}

/**
 * The middle of some numbers, or the mean of the two in the middle.
 *
 * @param numbers in any order
 * @returns 0 for an empty list
 */
export function median(numbers: readonly number[]): number {
	const sorted = [...numbers].sort((a, b) => a - b);
	const upper = sorted[Math.floor(sorted.length / 2)] ?? 0;
	const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? 0;
	return (lower + upper) / 2;
}
