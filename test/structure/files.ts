import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesBelow } from '../../scripts/package/tarball';
import type { SourceText } from './rules/source';

export const root = join(__dirname, '..', '..');

/**
 * Every TypeScript file below some folders of the repository; a folder that is missing has none.
 *
 * @param folders names below the repository
 */
export function sourcesBelow(...folders: string[]): SourceText[] {
	return folders
		.filter((folder) => existsSync(join(root, folder)))
		.flatMap((folder) => filesBelow(join(root, folder)).map((file) => `${folder}/${file}`))
		.filter((file) => file.endsWith('.ts'))
		.map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }));
}
