import { contactIdInAddress } from '../fields';
import { operation } from '../platform';
import { onlyList } from '../shapes';
import { statusField } from './statusField';

export const get = operation({
	value: 'get',
	name: 'Get',
	action: 'Get the chat sessions of a contact',
	description: "Get a contact's chat sessions",
	source: {
		document: 'help.dmchamp.com/api/chat-sessions',
		certainty: 'vendor page',
		note: 'The reply was not visible: a single list in it comes out entry by entry.',
	},
	effect: 'read',
	request: {
		method: 'GET',
		url: '=/chat-sessions/{{encodeURIComponent($parameter["contactId"])}}',
	},
	reads: ['contactId'],
	fields: [
		contactIdInAddress,
		{
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add Filter',
			default: {},
			options: [
				{
					displayName: 'Most Sessions',
					name: 'mostSessions',
					type: 'number',
					typeOptions: { minValue: 1 },
					default: 10,
					description: 'How many sessions to get at most',
					routing: { send: { type: 'query', property: 'limit' } },
				},
				statusField,
			],
		},
	],
	output: [onlyList],
});
