import { createHash } from 'node:crypto';

import type { IDataObject } from 'n8n-workflow';

import { sanitizeJson } from '../../shared/sanitizeJson';
import { isTrue } from '../conversation/flag';

/** What the document's list tells of a conversation and what may change (seed 000). */
export interface State {
	status: string;
	botPaused: boolean;
	handedToHuman: boolean;
	/** Who wrote last, in the vendor's word. */
	lastMessageBy: string;
}

/** One conversation of an answer. */
export interface Conversation {
	/** Stands for the number: the list has no id. */
	key: string;
	name: string | null;
	/** With `+` where it is a phone number; otherwise as the vendor writes it. */
	phone: string;
	state: State;
	/** The rows of the answer that it was made of, the first hundred at most; nearly always one. */
	rows: IDataObject[];
}

/** Between the words of rows that were merged. */
export const AND = ' + ';

// A status is a word; a text that long is something else and must not fill the stored state.
const LONGEST_WORD = 40;

// Of rows with one number; more of them than anybody reads must not fill what is stored.
const MOST_WORDS = 20;
const MOST_ROWS = 100;

/** Length of every key. */
export const KEY_LENGTH = 11;

const text = (value: unknown) => {
	const isText = typeof value === 'string' || typeof value === 'number';
	return isText ? String(value).trim() : '';
};

const word = (value: unknown) => text(value).slice(0, LONGEST_WORD);

function identityOf(row: IDataObject): string {
	const number = text(row.customer_whatsapp_number);
	return /^[+\d\s().-]+$/.test(number) ? number.replace(/\D/g, '') : number;
}

/**
 * A key of fixed length for a conversation's identity: 66 bits, so that two of 25,000 share one in
 * about one of 200 billion accounts.
 */
export function keyOf(identity: string): string {
	return createHash('sha256').update(identity).digest('base64url').slice(0, KEY_LENGTH);
}

/** A row without what n8n could not store; the document shows plain fields only. */
function storable(row: IDataObject): IDataObject {
	if (sanitizeJson(row)) return row;
	const plain = Object.entries(row).filter(([, value]) => typeof value !== 'object');
	return Object.fromEntries(plain);
}

const stateOf = (row: IDataObject): State => ({
	status: word(row.conversation_status),
	botPaused: isTrue(row.bot_currently_paused),
	handedToHuman: isTrue(row.transferred_to_human_at_least_once),
	lastMessageBy: word(row.last_message_sent_by),
});

// Sorted, so that the order of the rows in an answer makes no change.
const words = (texts: readonly string[]) =>
	[...new Set(texts.flatMap((one) => one.split(AND)).filter((one) => one !== ''))]
		.sort()
		.slice(0, MOST_WORDS)
		.join(AND);

const merged = (states: readonly State[]): State => ({
	status: words(states.map(({ status }) => status)),
	botPaused: states.some(({ botPaused }) => botPaused),
	handedToHuman: states.some(({ handedToHuman }) => handedToHuman),
	lastMessageBy: words(states.map(({ lastMessageBy }) => lastMessageBy)),
});

/** The rows that share a key. */
interface Found extends Pick<Conversation, 'key' | 'rows'> {
	identity: string;
}

function read({ key, identity, rows }: Found): Conversation {
	const states = rows.map(stateOf);
	return {
		key,
		name: rows.map((row) => text(row.customer_name)).find((name) => name !== '') ?? null,
		phone: /^\d+$/.test(identity) ? `+${identity}` : identity,
		state: states.length === 1 ? states[0] : merged(states),
		rows: rows.slice(0, MOST_ROWS).map(storable),
	};
}

/**
 * Reads an answer of the list. Rows with one number are one conversation: a flag counts where any of
 * them has it, and differing words stand side by side.
 *
 * @returns the conversations in the order of the answer, and how many rows had no number
 */
export function readConversations(rows: readonly IDataObject[]): {
	conversations: Conversation[];
	withoutNumber: number;
} {
	// By number first and merged at once: one after the other, a long list of one number would take for ever.
	const found = new Map<string, Found>();
	let withoutNumber = 0;
	for (const row of rows) {
		const identity = identityOf(row);
		if (identity === '') {
			withoutNumber += 1;
			continue;
		}
		const key = keyOf(identity);
		const own = found.get(key);
		if (own) own.rows.push(row);
		else found.set(key, { key, identity, rows: [row] });
	}
	return { conversations: [...found.values()].map(read), withoutNumber };
}
