import type { IDataObject } from 'n8n-workflow';

import { bareNumber } from '../../number';
import type { Contact, FlatMessage } from './message';
import { contactNamed } from './namedContact';
import { isKnown, joined, together } from './person';
import { objectsIn, pickId, valueOf } from './pick';

type Direction = FlatMessage['direction'];

// Objects in which the contact may stand one level deeper, where nothing around them names it.
const INNER = ['message', 'conversation'];
// Objects that are the contact, whoever wrote.
const CONTACTS = ['contact', 'customer', 'lead', 'profile'];
const DEEPER = ['contact', 'customer', 'lead'];

/** Where the contact stands for one direction: the other end of a message is the business's own. */
interface Side {
	/** Names of objects that are the contact's end of a message. */
	ends: readonly string[];
	/** Names of objects that are the contact of some systems, and of others who answers it. */
	users: readonly string[];
	/** Names of addresses: texts that are the contact even beside another name of it. */
	addresses: readonly string[];
	/** Names of texts that may be the contact's display name too, so they count where nothing else names it. */
	texts: readonly string[];
}

const SIDES: Record<Direction, Side> = {
	incoming: {
		ends: ['sender', 'from'],
		users: ['user', 'author'],
		addresses: ['from'],
		texts: ['sender', 'author', 'contact', 'customer', 'lead'],
	},
	outgoing: {
		ends: ['recipient', 'to'],
		users: [],
		addresses: ['to'],
		texts: ['recipient', 'contact', 'customer', 'lead'],
	},
};

/** Whose fields they are: the contact's by its name, or those of its end of a message. */
type Prefix = 'contact' | Direction;

const PREFIXES: Record<Prefix, readonly string[]> = {
	contact: DEEPER,
	incoming: SIDES.incoming.ends,
	outgoing: SIDES.outgoing.ends,
};

/** Names of a field in the contact's own object, and with `contact_` or the like around it. */
interface Names {
	own: readonly string[];
	around: Record<Prefix, readonly string[]>;
}

const prefixed = (prefix: Prefix, own: readonly string[]): string[] =>
	PREFIXES[prefix].flatMap((before) => own.map((name) => `${before}_${name}`));

const named = (...own: string[]): Names => ({
	own,
	around: {
		contact: prefixed('contact', own),
		incoming: prefixed('incoming', own),
		outgoing: prefixed('outgoing', own),
	},
});

const ID = named('id', '_id');
const FULL_NAME = named('full_name');
const NAME = named('full_name', 'name', 'display_name', 'push_name');
const FIRST_NAME = named('first_name');
const LAST_NAME = named('last_name');
const PHONE = named('phone', 'phone_number', 'mobile', 'wa_id', 'whatsapp_number', 'msisdn');
const EMAIL = named('email', 'email_address', 'mail');

/** Fields of one person: those of its own objects, then what stands around them under its prefix. */
interface Fields {
	own: readonly IDataObject[];
	around?: readonly IDataObject[];
	prefix?: Prefix;
}

const find = ({ own, around = [], prefix = 'contact' }: Fields, names: Names): string | null =>
	pickId(own, names.own) ?? pickId(around, names.around[prefix]);

function nameIn(fields: Fields): string | null {
	const parts = [find(fields, FIRST_NAME), find(fields, LAST_NAME)];
	const whole = parts.filter((part) => part !== null).join(' ');
	return find(fields, FULL_NAME) ?? find(fields, NAME) ?? (whole || null);
}

function personIn(fields: Fields): Contact {
	const phone = find(fields, PHONE);
	return {
		id: find(fields, ID),
		name: nameIn(fields),
		phone: phone === null ? null : bareNumber(phone),
		email: find(fields, EMAIL),
	};
}

/** Where to look: objects that are the contact or its end of a message, then those around them. */
interface Places {
	direction: Direction;
	around: readonly IDataObject[];
	contacts: readonly IDataObject[];
	ends: readonly IDataObject[];
	besideUser: boolean;
}

/** The contact of fields and objects that are named for it; never put together from two people. */
function inNamed({ direction, around, contacts, ends }: Places): Contact {
	const contact = personIn({ own: contacts, around });
	// An id alone says who it is; how to reach that one may stand at its end of the message.
	const { phone, email } = personIn({ own: contacts });
	if (phone !== null || email !== null) return contact;
	// Beside a contact who is known, a `senderId` may be who answers.
	const isNamed = contact.phone !== null || contact.email !== null;
	return joined(contact, personIn({ own: ends, around: isNamed ? [] : around, prefix: direction }));
}

/** What `phone`, `email` and the like say without a prefix, where they stand beside no object of the contact. */
function inPlain({ around, contacts, ends }: Places): Partial<Contact> {
	const known = personIn({ own: [...contacts, ...ends] });
	if (known.phone !== null || known.email !== null) return {};
	const { phone, email } = personIn({ own: around });
	const parts = [FULL_NAME, FIRST_NAME, LAST_NAME].map(({ own }) => pickId(around, own));
	const [full, ...others] = parts;
	// A plain `id` is the message's or the event's, a plain `name` anything's.
	return { phone, email, name: full ?? (others.filter((part) => part !== null).join(' ') || null) };
}

/** The contact with what a text says of it besides. */
function withTexts(contact: Contact, { around, besideUser }: Places, names: readonly string[]): Contact {
	const told = around.flatMap((place) => names.map((name) => contactNamed(valueOf(place, [name])))).find(isKnown);
	// Beside a contact an id in a text may be anything: the page or the campaign that it came from.
	return together(contact, isKnown(contact) || besideUser ? { ...told, id: undefined } : (told ?? {}));
}

/** @param isPlain whether `phone` and `email` around the contact are its own, and not a conversation's */
function at(places: Places, isPlain: boolean): Contact {
	const { addresses, texts } = SIDES[places.direction];
	const fields = together(inNamed(places), isPlain ? inPlain(places) : {});
	const addressed = withTexts(fields, places, addresses);
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
	const { ends, users } = SIDES[direction];
	const contacts = [...own, ...objectsIn(objects, CONTACTS)];
	const user = personIn({ own: objectsIn(objects, users) });
	const besideUser = isKnown(user);
	const outer = at({ besideUser, direction, around: objects, contacts, ends: objectsIn(objects, ends) }, true);
	if (isKnown(outer)) return outer;
	const around = objectsIn(objects, INNER);
	const inner = { besideUser, around, contacts: objectsIn(around, DEEPER), ends: objectsIn(around, ends) };
	const contact = joined(outer, at({ direction, ...inner }, false));
	if (isKnown(contact)) return contact;
	// A name too is somebody's, and the user may be who answers that one.
	const found = contact.name === null ? user : contact;
	if (isKnown(found)) return found;
	// Beside a sender it is the business; alone, as in news of a message's way, it is the contact.
	const last = objectsIn([...objects, ...around], ['recipient']);
	return last.length === 0 ? found : together(found, personIn({ own: last }));
}
