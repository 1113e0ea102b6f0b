import type { IDataObject } from 'n8n-workflow';

import { KEY_LENGTH } from './identity';
import type { State } from './state';

/** The conversations by key; the longest unseen stands first. */
export type Seen = Map<string, State>;

/** What a trigger remembers of the conversations it saw. */
export interface Memory {
	/** Which account it is about, by its credential and address. */
	account: string;
	/** Which API key the account had; a fingerprint, never the key. */
	keyPrint: string;
	/** Grows with every change: tells one change of a conversation from the same one later. */
	revision: number;
	/** Empty as long as no list held a conversation. */
	seen: Seen;
}

const VERSION = 1;
const BASE = 36;

const flagsOf = ({ botPaused, handedToHuman, byOwnName }: State) =>
	(botPaused ? 1 : 0) + (handedToHuman ? 2 : 0) + (byOwnName ? 4 : 0);

/**
 * Packs a memory for n8n's static data: about 20 bytes a conversation, no phone number, no name.
 *
 * @returns `words` is the list of all statuses and senders; an entry of `seen` is a key, one digit
 * for the flags, and the positions of its two words
 */
export function pack({ seen, ...rest }: Memory): IDataObject {
	const words = new Map<string, number>();
	const at = (one: string) => {
		const known = words.get(one) ?? words.size;
		words.set(one, known);
		return known.toString(BASE);
	};
	const entries = [...seen].map(
		([key, state]) =>
			`${key}${flagsOf(state)}${at(state.status)}.${at(state.lastMessageBy)}`,
	);
	return { version: VERSION, ...rest, words: [...words.keys()], seen: entries };
}

function unpackEntry(entry: string, words: readonly string[]): [string, State] {
	const flags = Number(entry[KEY_LENGTH]);
	const [status = '', sender = ''] = entry
		.slice(KEY_LENGTH + 1)
		.split('.')
		.map((position) => words[parseInt(position, BASE)] ?? '');
	const state: State = {
		status,
		botPaused: (flags & 1) > 0,
		handedToHuman: (flags & 2) > 0,
		lastMessageBy: sender,
		byOwnName: (flags & 4) > 0,
	};
	return [entry.slice(0, KEY_LENGTH), state];
}

/**
 * Reads what `pack` wrote.
 *
 * @returns undefined where there is nothing, or nothing that this version understands
 */
export function unpack(stored: unknown): Memory | undefined {
	if (typeof stored !== 'object' || stored === null) return undefined;
	const { version, account, keyPrint, revision, words, seen } = stored as IDataObject;
	if (version !== VERSION || typeof account !== 'string' || typeof revision !== 'number') {
		return undefined;
	}
	if (typeof keyPrint !== 'string' || !Array.isArray(words) || !Array.isArray(seen)) return undefined;
	const known = words.map(String);
	return {
		account,
		keyPrint,
		revision,
		seen: new Map(seen.map((entry) => unpackEntry(String(entry), known))),
	};
}
