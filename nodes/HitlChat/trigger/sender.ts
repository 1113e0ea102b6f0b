import { textsOf } from '../../shared/fields';
import { identityOf } from './identity';
import { WORD_SEPARATOR } from './state';
import type { State } from './state';

/** The names for the customer that are taken until the user gives others; no document lists them. */
export const CUSTOMER_SENDER_NAMES = 'customer, user, contact, client';

// Vendors' names for the other side: a customer who is called "Bot" does not write for the bot.
const ROLES = ['bot', 'ai', 'assistant', 'agent', 'human', 'system', 'admin', 'operator'];

const folded = (text: string): string =>
	text.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();

/**
 * Makes the test whether a sender is the customer under the own name or number. It compares before
 * anything is shortened, whatever the case of letters.
 *
 * @param names all that the customer has in the list
 */
export function ownNameTest(
	names: readonly string[],
	identity: string,
): (sender: string) => boolean {
	const known = new Set(names.map(folded).filter((name) => !ROLES.includes(name)));
	return (sender) =>
		sender !== '' && (identityOf(sender) === identity || known.has(folded(sender)));
}

/** Tells whether the customer wrote last. */
export type IsCustomer = (state: Pick<State, 'lastMessageBy' | 'byOwnName'>) => boolean;

/**
 * Makes that test from the user's names for the customer; the customer's own name counts as well.
 *
 * @param names comma-separated text or a list; the case of letters does not matter
 * @throws InputError where an entry is not text
 */
export function customerTest(names: unknown): IsCustomer {
	const known = new Set(textsOf(names, 'Customer Sender Names').map(folded));
	return ({ lastMessageBy, byOwnName }) =>
		byOwnName || lastMessageBy.split(WORD_SEPARATOR).some((word) => known.has(folded(word)));
}
