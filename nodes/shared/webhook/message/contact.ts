import type { IDataObject } from 'n8n-workflow';

import type { Contact, FlatMessage } from './message';
import { objectsIn, pickId } from './pick';

const HOLDERS = ['contact', 'customer', 'lead', 'profile', 'recipient'];
// Of a message that came in they are the contact; of one that went out they are the business's own.
const SENDERS = ['sender', 'from', 'user', 'author'];
const PREFIXES = ['contact', 'customer', 'sender', 'lead', 'from'];

/** Names of a field in the contact's own object, and with `contact_` or the like around it. */
interface Names {
	own: readonly string[];
	around: readonly string[];
}

const named = (...own: string[]): Names => ({
	own,
	around: PREFIXES.flatMap((prefix) => own.map((name) => `${prefix}_${name}`)),
});

const ID = named('id', '_id');
const FULL_NAME = named('full_name');
const NAME = named('full_name', 'name', 'display_name', 'push_name');
const FIRST_NAME = named('first_name');
const LAST_NAME = named('last_name');
const PHONE = named('phone', 'phone_number', 'mobile', 'wa_id', 'whatsapp_number', 'msisdn');
const EMAIL = named('email', 'email_address', 'mail');

/** Where to look: the contact's own objects, then the objects around them. */
interface Places {
	own: readonly IDataObject[];
	around: readonly IDataObject[];
}

/** In the contact's own object under its name, around it with `contact_` or the like before it. */
function find({ own, around }: Places, names: Names, isPlain: boolean): string | null {
	const found = pickId(own, names.own) ?? pickId(around, names.around);
	return found ?? (isPlain ? pickId(around, names.own) : null);
}

function nameIn(places: Places, isPlain: boolean): string | null {
	const parts = [find(places, FIRST_NAME, isPlain), find(places, LAST_NAME, isPlain)];
	const joined = parts.filter((part) => part !== null).join(' ');
	return find(places, FULL_NAME, isPlain) ?? find(places, NAME, false) ?? (joined || null);
}

/**
 * Finds the contact of an event whose form no document shows, where such things usually stand.
 *
 * @param objects the parts of the body that may name one, the most telling first
 * @param own objects that are a contact themselves
 */
export function contactIn(
	objects: readonly IDataObject[],
	direction: FlatMessage['direction'] = 'incoming',
	own: readonly IDataObject[] = [],
): Contact {
	const holders = direction === 'incoming' ? [...HOLDERS, ...SENDERS] : HOLDERS;
	const places: Places = { own: [...own, ...objectsIn(objects, holders)], around: objects };
	return {
		// A plain `id` around the contact is the message's or the event's.
		id: find(places, ID, false),
		name: nameIn(places, true),
		phone: find(places, PHONE, true),
		email: find(places, EMAIL, true),
	};
}
