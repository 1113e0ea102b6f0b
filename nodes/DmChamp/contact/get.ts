import { itemsOf } from '../../shared/operation';
import type { ShapedItem } from '../../shared/operation';
import { contactBy } from '../fields';
import { contactOutput } from '../outputs';
import { operation } from '../platform';
import { contactFieldsOf, contactIdOf, contactsIn } from '../shapes';

const flat = (contact: unknown): ShapedItem => ({
	json: { id: contactIdOf(contact) ?? null, ...contactFieldsOf(contact) },
});

export const get = operation({
	value: 'get',
	name: 'Get',
	action: 'Get contact by phone number or email',
	description: 'Find a contact by phone number or email address',
	source: {
		document: 'API Access guide',
		certainty: 'documented',
		note: 'The guide does not show the reply. help.dmchamp.com/contacts has {success, contactId}; the contact itself was seen in replies too. Both come out flat, with id; an answer with a list gives an item for each contact. A contact that does not exist is HTTP 404, so an error; an empty list is taken for the same.',
	},
	effect: 'read',
	request: { method: 'GET', url: '/contacts' },
	fields: contactBy({ displayName: 'Find By', place: 'query' }),
	isMissing: ({ body }) => contactsIn(body)?.length === 0,
	output: ({ body }) => contactsIn(body)?.map(flat) ?? itemsOf(body),
	...contactOutput,
});
