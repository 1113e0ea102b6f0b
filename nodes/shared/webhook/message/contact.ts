import type { IDataObject } from 'n8n-workflow';

import { bareNumber } from '../../number';
import type { Contact, FlatMessage } from './message';
import { contactNamed } from './namedContact';
import { objectsIn, pickId, valueOf } from './pick';

type Direction = FlatMessage['direction'];

const HOLDERS = ['contact', 'customer', 'lead', 'profile'];
// Objects around which the contact may stand one level deeper.
const INNER = ['message', 'conversation'];

/** Where the contact stands for one direction: the other end of a message is the business's own. */
interface Side {
	/** Names of objects that are the contact. */
	holders: readonly string[];
	/** Names of addresses: texts that are the contact even beside another name of it. */
	addresses: readonly string[];
	/** Names of texts that may be the contact's display name too, so they count where nothing else names it. */
	texts: readonly string[];
}

const SIDES: Record<Direction, Side> = {
	incoming: {
		holders: [...HOLDERS, 'sender', 'from', 'user', 'author'],
		addresses: ['from'],
		texts: ['sender', 'author', 'contact', 'customer', 'lead'],
	},
	outgoing: {
		holders: [...HOLDERS, 'recipient', 'to'],
		addresses: ['to'],
		texts: ['recipient', 'contact', 'customer', 'lead'],
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

function inFields(places: Places): Contact {
	const phone = find(places, PHONE, true);
	return {
		// A plain `id` around the contact is the message's or the event's.
		id: find(places, ID, false),
		name: nameIn(places, true),
		phone: phone === null ? null : bareNumber(phone),
		email: find(places, EMAIL, true),
	};
}

const isKnown = ({ id, phone, email }: Partial<Contact>): boolean => Boolean(id ?? phone ?? email);

/** The contact with what a text says of it besides. */
function withTexts(contact: Contact, { around }: Places, names: readonly string[]): Contact {
	const texts = around.flatMap((place) => names.map((name) => contactNamed(valueOf(place, [name]))));
	const { id = null, name = null, phone = null, email = null } = texts.find(isKnown) ?? {};
	return {
		id: contact.id ?? id,
		name: contact.name ?? name,
		phone: contact.phone ?? phone,
		email: contact.email ?? email,
	};
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
	const { holders, addresses, texts } = SIDES[direction];
	const around = [...objects, ...objectsIn(objects, INNER)];
	const places = { direction, around, own: [...own, ...objectsIn(around, holders)] };
	const addressed = withTexts(inFields(places), places, addresses);
	if (isKnown(addressed)) return addressed;
	const contact = withTexts(addressed, places, texts);
	// Beside a sender it is the business; alone, as in news of a message's way, it is the contact.
	const last = isKnown(contact) ? [] : objectsIn(around, ['recipient']);
	return last.length === 0 ? contact : inFields({ ...places, own: [...places.own, ...last] });
}
