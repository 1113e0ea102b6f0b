import { inPath, returnAllOrLimit } from '../../shared/fields';
import { contactId } from '../fields';
import { tagOutput } from '../outputs';
import { operation } from '../platform';

export const getTags = operation({
	value: 'getTags',
	name: 'Get Tags',
	action: 'Get tags of contact',
	description: "List a contact's tags with their descriptions",
	source: { document: 'help.dmchamp.com/api/contacts', certainty: 'vendor page' },
	effect: 'read',
	request: { method: 'GET', url: '/contacts/tags/:contactId' },
	fields: [contactId(inPath('contactId')), ...returnAllOrLimit()],
	...tagOutput,
});
