import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** A text that may hold what must not be there, and where it comes from. */
export interface Haystack {
	where: string;
	text: string;
}

/** The forms in which a secret could have been written down. */
export function formsOf(secret: string): string[] {
	const inJson = JSON.stringify(secret).slice(1, -1);
	const form = new URLSearchParams({ s: secret }).toString().slice(2);
	return [...new Set([secret, encodeURIComponent(secret), encodeURI(secret), form, inJson])];
}

/** Every file n8n keeps in its user folder, but the packages installed there. */
export function filesOf(userFolder: string): Haystack[] {
	return readdirSync(userFolder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && !entry.parentPath.includes('node_modules'))
		.map((entry) => join(entry.parentPath, entry.name))
		.map((path) => ({ where: path, text: readFileSync(path, 'latin1') }));
}

/**
 * Every row of every table. SQLite splits a long value over pages, so that a search in the file
 * alone could miss what lies on a boundary.
 */
export function rowsOf(userFolder: string): Haystack[] {
	const database = new DatabaseSync(join(userFolder, '.n8n', 'database.sqlite'));
	try {
		const tables = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all();
		return tables.map(({ name }) => ({
			where: `table ${String(name)}`,
			text: database
				.prepare(`SELECT * FROM "${String(name)}"`)
				.all()
				.flatMap((row) => Object.values(row).map(String))
				.join('\n'),
		}));
	} finally {
		database.close();
	}
}

/** Where any of the needles occurs. */
export function find(needles: readonly string[], haystacks: readonly Haystack[]): string[] {
	return haystacks
		.filter(({ text }) => needles.some((needle) => text.includes(needle)))
		.map(({ where }) => where);
}
