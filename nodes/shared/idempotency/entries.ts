import { createHash, randomUUID } from 'node:crypto';

/** What is written down for a key. A finished key keeps the first three; an open one lacks `done`. */
export interface KeyEntries {
	/** The key was claimed. */
	claimed: string;
	/** What it was claimed for. */
	content: string;
	/** What it was claimed for was done; another content has another one. */
	done: string;
	/** Somebody is finding out whether it is done. */
	looked: string;
	/** A person decided that it may be sent again. */
	released: string;
}

// Hashed, so that a key of any length and from anybody gives entries that cannot be made to collide.
const named = (state: string, name: string) =>
	`${state}:${createHash('sha256').update(name).digest('base64')}`;

/**
 * The entries of a key.
 *
 * @param content what the key is used for, anything that JSON can write
 */
export function entriesOf(key: string, content: unknown): KeyEntries {
	const use = JSON.stringify([key, content]);
	return {
		claimed: named('claim', key),
		content: named('content', use),
		done: named('done', use),
		looked: named('look', key),
		released: named('released', key),
	};
}

/** An entry that was never written before: gone means that another process wrote over the row. */
export const newWitness = () => `witness:${randomUUID()}`;

/** The entries of which one is there as long as a run may leave keys open, in any process. */
export const PINS: readonly string[] = Array.from({ length: 64 }, (_, index) => `pin:${index}`);
