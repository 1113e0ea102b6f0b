import { inBody, textList } from '../../shared/fields';
import { operation } from '../platform';
import { recipient, recipientNumber } from '../recipient';

export const addTag = operation({
	value: 'addTag',
	name: 'Add Tag',
	action: 'Add tags to contact by phone number',
	description: 'Assign tags to the contact with a phone number, which can start automations in HitlChat',
	source: {
		document: 'How to Use the HitlChat API',
		certainty: 'documented',
		note: 'The same call as Create or Update. Whether tags that are not named stay is not stated; a contact that does not exist is presumably created.',
	},
	effect: 'send',
	request: { method: 'POST', url: '/contacts' },
	fields: [
		recipientNumber,
		textList({
			displayName: 'Tags',
			name: 'tags',
			required: true,
			placeholder: 'e.g. vip, newsletter',
			description: 'The tags to assign, comma-separated or as a list',
			to: inBody('tags'),
		}),
	],
	recipient,
	outputSchema: {},
});
