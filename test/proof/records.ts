import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { rootDir } from '../../demo/paths';
import type { Part } from './parts';

/** How one part ended the last time it ran here. */
export interface PartRecord {
	/** Short hash of the commit that was checked out. */
	commit: string;
	/** Whether what ships differed from that commit. */
	isChanged: boolean;
	/** As `2026-11-26T17:30:00.000Z`. */
	began: string;
	seconds: number;
	/** Of the command; 0 where all held. */
	exitCode: number;
	/** Its closing lines. */
	said: readonly string[];
}

/** What ships: a record tells of the code as it is now while nothing in here changes. */
const SHIPPED = ['nodes', 'credentials'];

const folder = join(rootDir, '.proof');

const pathOf = ({ name }: Part, ending: string) => join(folder, `${name.replaceAll(' ', '-')}.${ending}`);

function git(...args: string[]): { code: number; text: string } {
	const { status, stdout } = spawnSync('git', args, { cwd: rootDir, encoding: 'utf8' });
	return { code: status ?? 1, text: stdout.trim() };
}

/** Where the whole output of a part is kept; the folder is there afterwards. */
export function logOf(part: Part): string {
	mkdirSync(folder, { recursive: true });
	return pathOf(part, 'log');
}

/** What is checked out now. */
export function checkedOut(): Pick<PartRecord, 'commit' | 'isChanged'> {
	return {
		commit: git('rev-parse', '--short', 'HEAD').text,
		isChanged: git('status', '--porcelain', '--', ...SHIPPED).text !== '',
	};
}

/** Whether a record tells of other code than is here now. */
export function isOfOtherCode({ commit, isChanged }: PartRecord): boolean {
	return isChanged || git('diff', '--quiet', commit, '--', ...SHIPPED).code !== 0;
}

export function keep(part: Part, record: PartRecord): void {
	mkdirSync(folder, { recursive: true });
	writeFileSync(pathOf(part, 'json'), `${JSON.stringify(record, null, '\t')}\n`);
}

/** The record of a part's last run in this clone, if it ever ended. */
export function recordOf(part: Part): PartRecord | undefined {
	const path = pathOf(part, 'json');
	return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as PartRecord) : undefined;
}
