import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../shared/object';
import { itemsOf } from '../shared/operation';
import type { Shape } from '../shared/operation';
import { listedIn } from '../shared/transport';

const word = (value: unknown): string | undefined => {
	if (typeof value === 'number') return String(value);
	return typeof value === 'string' && value !== '' ? value : undefined;
};

/** The parts of a reply in which a contact may stand, from the outside in. */
function layersOf(body: unknown): IDataObject[] {
	if (!isObject(body)) return [];
	const { data, contact } = body;
	return [body, data, contact, isObject(data) ? data.contact : undefined].filter(isObject);
}

function idIn(body: unknown): string | undefined {
	const layers = layersOf(body);
	const named = layers.map(({ contactId, contact_id: snake }) => word(contactId) ?? word(snake));
	return named.find(Boolean) ?? layers.map(({ id }) => word(id)).find(Boolean);
}

// What tells a contact that comes without its id.
const TELLING = ['firstName', 'lastName', 'phone', 'phoneNumber', 'email'];

const isContact = (value: unknown) =>
	idIn(value) !== undefined ||
	layersOf(value).some((layer) => TELLING.some((name) => name in layer));

/**
 * The contacts in a reply: the reply itself, or those of its list, whatever envelope that came in. Lists
 * in a contact are its own, such as its campaigns.
 *
 * @returns undefined where the reply holds nothing that is understood; none is an empty list
 */
export function contactsIn(body: unknown): unknown[] | undefined {
	if (isContact(body)) return [body];
	const entries = listedIn(body);
	return entries?.every(isContact) ? entries : undefined;
}

/** The only contact of a list, or the reply itself. */
export function theContactIn(body: unknown): unknown {
	const contacts = contactsIn(body);
	return contacts?.length === 1 ? contacts[0] : body;
}

/**
 * A contact's id in any reply that shows one: flat with `id` ("API Access"), `{success, contactId}`,
 * `{success, data: {contactId}}` (help.dmchamp.com/contacts) or with the contact inside, also as the
 * only one of a list.
 *
 * @returns undefined where there is none
 */
export function contactIdOf(body: unknown): string | undefined {
	return idIn(theContactIn(body));
}

const WRAPPING = new Set([
	'success',
	'message',
	'error',
	'error_code',
	'data',
	'contact',
	'contactId',
	'contact_id',
]);

/** A contact's own fields in any of these replies, without the wrapping. */
export function contactFieldsOf(body: unknown): IDataObject {
	const fields = layersOf(theContactIn(body)).flatMap((layer) => Object.entries(layer));
	return Object.fromEntries(fields.filter(([name]) => !WRAPPING.has(name)));
}

/** What is inside `data`, where the vendor wraps one thing that way, or a list of it. */
export const insideData: Shape = ({ body }) =>
	isObject(body) && typeof body.data === 'object' && body.data !== null
		? itemsOf(body.data)
		: itemsOf(body);

/** Whether an answer is an empty list, also inside `data`. */
export function listsNothing(body: unknown): boolean {
	const list = isObject(body) ? body.data : body;
	return Array.isArray(list) && list.length === 0;
}
