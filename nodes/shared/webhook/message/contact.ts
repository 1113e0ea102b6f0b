import type { IDataObject } from 'n8n-workflow';

import { bareNumber } from '../../number';
import type { Contact, FlatMessage } from './message';
import { contactNamed } from './namedContact';
import { objectsIn, pickId, valueOf } from './pick';

type Direction = FlatMessage['direction'];

const HOLDERS = ['contact', 'customer', 'lead', 'profile'];
// Objects in which the contact may stand one level deeper, where nothing around them names it.
const INNER = ['message', 'conversation'];

/** Where the contact stands for one direction: the other end of a message is the business's own. */
interface Side {
	/** Names of objects that are the contact. */
	holders: readonly string[];
	/** Names of addresses: texts that are the contact even beside another name of it. */
	addresses: readonly string[];
	/** Names of texts that may be the contact's display name too, so they count where nothing else names it. */
	texts: readonly string[];
	/** Names of objects that are the contact one level deeper, where a `user` is who answers. */
	deeper: readonly string[];
}

const SIDES: Record<Direction, Side> = {
	incoming: {
		holders: [...HOLDERS, 'sender', 'from', 'user', 'author'],
		addresses: ['from'],
		texts: ['sender', 'author', 'contact', 'customer', 'lead'],
		deeper: ['contact', 'customer', 'lead', 'sender', 'from'],
	},
	outgoing: {
		holders: [...HOLDERS, 'recipient', 'to'],
		addresses: ['to'],
		texts: ['recipient', 'contact', 'customer', 'lead'],
		deeper: ['contact', 'customer', 'lead', 'recipient', 'to'],
	},
};

const PREFIXES: Record<Direction, readonly string[]> = {
	incoming: ['contact', 'customer', 'sender', 'lead', 'from'],
	outgoing: ['contact', 'customer', 'recipient', 'lead', 'to'],
};

/** Names of a field in the contact's own object, and with `contact_` or the like around it. */
interface Names {
	own: readonly string[];
	around: Record<Direction, readonly string[]>;
}

const prefixed = (direction: Direction, own: readonly string[]): string[] =>
	PREFIXES[direction].flatMap((prefix) => own.map((name) => `${prefix}_${name}`));

const named = (...own: string[]): Names => ({
	own,
	around: { incoming: prefixed('incoming', own), outgoing: prefixed('outgoing', own) },
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
	direction: Direction;
	own: readonly IDataObject[];
	around: readonly IDataObject[];
}

/** In the contact's own object under its name, around it with `contact_` or the like before it. */
function find({ direction, own, around }: Places, names: Names, isPlain: boolean): string | null {
	const found = pickId(own, names.own) ?? pickId(around, names.around[direction]);
	return found ?? (isPlain ? pickId(around, names.own) : null);
}

function nameIn(places: Places, isPlain: boolean): string | null {
	const parts = [find(places, FIRST_NAME, isPlain), find(places, LAST_NAME, isPlain)];
	const joined = parts.filter((part) => part !== null).join(' ');
	return find(places, FULL_NAME, isPlain) ?? find(places, NAME, false) ?? (joined || null);
}

/** @param isPlain whether `phone` and `email` around the contact are its own, and not a conversation's */
function inFields(places: Places, isPlain: boolean): Contact {
	const phone = find(places, PHONE, isPlain);
	return {
		// A plain `id` around the contact is the message's or the event's.
		id: find(places, ID, false),
		name: nameIn(places, isPlain),
		phone: phone === null ? null : bareNumber(phone),
		email: find(places, EMAIL, isPlain),
	};
}

const isKnown = ({ id, phone, email }: Partial<Contact>): boolean => Boolean(id ?? phone ?? email);

const together = (first: Contact, second: Partial<Contact>): Contact => ({
	id: first.id ?? second.id ?? null,
	name: first.name ?? second.name ?? null,
	phone: first.phone ?? second.phone ?? null,
	email: first.email ?? second.email ?? null,
});

/** The contact with what a text says of it besides. */
function withTexts(contact: Contact, { around }: Places, names: readonly string[]): Contact {
	const told = around.flatMap((place) => names.map((name) => contactNamed(valueOf(place, [name])))).find(isKnown);
	// Beside a contact an id in a text may be anything: the page or the campaign that it came from.
	return together(contact, isKnown(contact) ? { ...told, id: undefined } : (told ?? {}));
}

function at(places: Places, isPlain: boolean): Contact {
	const { addresses, texts } = SIDES[places.direction];
	const addressed = withTexts(inFields(places, isPlain), places, addresses);
	return isKnown(addressed) ? addressed : withTexts(addressed, places, texts);
}

/**
 * Finds the contact of an event whose form no document shows, where such things usually stand.
 *
 * @param objects the parts of the body that may name one, the most telling first
 * @param own objects that are a contact themselves
 */
export function contactIn(
	objects: readonly IDataObject[],
	direction: Direction = 'incoming',
	own: readonly IDataObject[] = [],
): Contact {
	const { holders, deeper } = SIDES[direction];
	const outer = at({ direction, around: objects, own: [...own, ...objectsIn(objects, holders)] }, true);
	if (isKnown(outer)) return outer;
	const around = objectsIn(objects, INNER);
	const inner = at({ direction, around, own: objectsIn(around, deeper) }, false);
	const contact = together(outer, inner);
	if (isKnown(contact)) return contact;
	// Beside a sender it is the business; alone, as in news of a message's way, it is the contact.
	const last = objectsIn([...objects, ...around], ['recipient']);
	return last.length === 0 ? contact : together(contact, inFields({ direction, around: [], own: last }, false));
}
