import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../shared/object';
import { itemsOf } from '../shared/operation';
import type { Shape } from '../shared/operation';
import { itemOf } from '../shared/transport';

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

/**
 * A contact's id in any reply that shows one: flat with `id` ("API Access"), `{success, contactId}`,
 * `{success, data: {contactId}}` (help.dmchamp.com/contacts) or with the contact inside.
 *
 * @returns undefined where there is none
 */
export function contactIdOf(body: unknown): string | undefined {
	const layers = layersOf(body);
	const named = layers.map(({ contactId, contact_id: snake }) => word(contactId) ?? word(snake));
	return named.find(Boolean) ?? layers.map(({ id }) => word(id)).find(Boolean);
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
	const fields = layersOf(body).flatMap((layer) => Object.entries(layer));
	return Object.fromEntries(fields.filter(([name]) => !WRAPPING.has(name)));
}

/** What is inside `data`, where the vendor wraps one thing that way. */
export const insideData: Shape = ({ body }) =>
	isObject(body) && isObject(body.data) ? [itemOf(body.data)] : itemsOf(body);
