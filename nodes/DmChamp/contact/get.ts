import { contactBy } from '../fields';
import { contactOutput } from '../outputs';
import { operation } from '../platform';
import { contactFieldsOf, contactIdOf } from '../shapes';

export const get = operation({
	value: 'get',
	name: 'Get',
	action: 'Get contact by phone number or email',
	description: 'Find a contact by phone number or email address',
	source: {
		document: 'API Access guide',
		certainty: 'documented',
		note: 'The guide does not show the reply. help.dmchamp.com/contacts has {success, contactId}; the contact itself was seen in replies too. Both come out flat, with id. A contact that does not exist is HTTP 404, so an error.',
	},
	effect: 'read',
	request: { method: 'GET', url: '/contacts' },
	fields: contactBy({ displayName: 'Find By', place: 'query' }),
	output: ({ body }) => [{ json: { id: contactIdOf(body) ?? null, ...contactFieldsOf(body) } }],
	...contactOutput,
});
