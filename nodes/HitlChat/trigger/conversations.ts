import type { IDataObject } from 'n8n-workflow';

import { sanitizeJson } from '../../shared/sanitizeJson';
import { isTrue } from '../conversation/flag';
import { identityOf, keyOf, textOf } from './identity';
import { ownNameTest } from './sender';
import { WORD_SEPARATOR } from './state';
import type { State } from './state';

/** One conversation of an answer. */
export interface Conversation {
	/** Stands for the number: the list has no id. */
	key: string;
	/** The number as digits, or what the vendor writes in its place. */
	identity: string;
	name: string | null;
	state: State;
	/** The rows of the answer that it was made of, the first hundred at most; nearly always one. */
	rows: IDataObject[];
}

// A status is a word; a text that long is something else and must not fill the stored state.
const MAX_WORD_LENGTH = 40;

// Of rows with one number; more of them than anybody reads must not fill what is stored.
const MAX_WORDS = 20;
const MAX_ROWS = 100;

const word = (value: unknown) =>
	textOf(value)
		.replace(/\s+/g, ' ')
		.slice(0, MAX_WORD_LENGTH)
		// Half of a character is none that a database takes.
		.replace(/[\ud800-\udbff]$/, '');

/** A row without what n8n could not store; the document shows plain fields only. */
function storable(row: IDataObject): IDataObject {
	if (sanitizeJson(row)) return row;
	const plain = Object.entries(row).filter(([, value]) => typeof value !== 'object');
	return Object.fromEntries(plain);
}

// Sorted, so that the order of the rows in an answer makes no change.
const words = (values: readonly unknown[]) =>
	[...new Set(values.map(word).filter((one) => one !== ''))]
		.sort()
		.slice(0, MAX_WORDS)
		.join(WORD_SEPARATOR);

function stateOf(rows: readonly IDataObject[], names: readonly string[], identity: string): State {
	const senders = rows.map((row) => textOf(row.last_message_sent_by));
	const isOwn = ownNameTest(names, identity);
	return {
		status: words(rows.map((row) => row.conversation_status)),
		botPaused: rows.some((row) => isTrue(row.bot_currently_paused)),
		handedToHuman: rows.some((row) => isTrue(row.transferred_to_human_at_least_once)),
		lastMessageBy: words(senders.filter((sender) => !isOwn(sender))),
		byOwnName: senders.some(isOwn),
	};
}

/** The rows that share a key. */
type Found = Pick<Conversation, 'key' | 'identity' | 'rows'>;

function read({ key, identity, rows }: Found): Conversation {
	const names = [...new Set(rows.map((row) => textOf(row.customer_name)))].filter((name) => name !== '');
	return {
		key,
		identity,
		name: names[0] ?? null,
		state: stateOf(rows, names.slice(0, MAX_WORDS), identity),
		rows: rows.slice(0, MAX_ROWS).map(storable),
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
		const identity = identityOf(row.customer_whatsapp_number);
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
