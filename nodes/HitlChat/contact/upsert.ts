import { textListAt } from '../../shared/fields/textList';
import { operation } from '../platform';
import { recipient, recipientIsPhone, recipientNumber } from '../recipient';

export const upsert = operation({
	value: 'upsert',
	name: 'Create or Update',
	action: 'Create or update a contact',
	description: 'Create a new record, or update the current one if it already exists (upsert)',
	source: {
		document: 'seed 000',
		certainty: 'documented',
		note: 'The document says that the Contacts API creates and updates, and shows this one call; which fields are required is not stated.',
	},
	// Tags start automations at the vendor, so repeating is not harmless.
	effect: 'send',
	request: { method: 'POST', url: '/contacts' },
	fields: [
		recipientNumber,
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [
				{
					displayName: 'Name',
					name: 'name',
					type: 'string',
					default: '',
					routing: { send: { type: 'body', property: 'name' } },
				},
				{
					displayName: 'Tags',
					name: 'tags',
					type: 'string',
					default: '',
					placeholder: 'e.g. vip, newsletter',
					description:
						'Tags to assign, with commas in between or as a list. A tag can start automations in HitlChat.',
					routing: { send: { type: 'body', property: 'tags' } },
				},
			],
		},
	],
	checks: [
		recipientIsPhone,
		textListAt(['body', 'tags'], 'Tags'),
	],
	recipient,
});
