import { id, inBody, inPath } from '../../shared/fields';
import { contactId } from '../fields';
import { operation } from '../platform';

export const addToList = operation({
	value: 'addToList',
	name: 'Add to List',
	action: 'Add contact to list',
	description: 'Add a contact to a list, which can start automations in DM Champ',
	source: {
		document: 'API Access guide',
		certainty: 'documented',
		note: 'help.dmchamp.com/contacts has POST /contacts/lists with both ids in the body instead; the guide is followed.',
	},
	effect: 'send',
	request: { method: 'POST', url: '/lists/:listId/contacts' },
	fields: [
		id({
			displayName: 'List ID',
			name: 'listId',
			required: true,
			placeholder: 'e.g. LIST_ID_1',
			description: 'The ID of the list, not its name: DM Champ shows it under Contacts → Lists',
			to: inPath('listId'),
		}),
		contactId(inBody('contactId')),
	],
	outputSchema: {},
});
