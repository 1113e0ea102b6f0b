import { collection, inBody, text, textList } from '../../shared/fields';
import { operation } from '../platform';
import { recipient, recipientNumber } from '../recipient';

export const upsert = operation({
	value: 'upsert',
	name: 'Create or Update',
	action: 'Create or update contact by phone number',
	description: 'Create a new record, or update the current one if it already exists (upsert)',
	source: {
		document: 'How to Use the HitlChat API',
		certainty: 'documented',
		note: 'The document says that the Contacts API creates and updates, and shows this one call; which fields are required is not stated.',
	},
	// Tags start automations at the vendor, so repeating is not harmless.
	effect: 'send',
	request: { method: 'POST', url: '/contacts' },
	fields: [
		recipientNumber,
		collection('Additional Fields', 'additionalFields', [
			text({
				displayName: 'Name',
				name: 'name',
				placeholder: 'e.g. Jane Doe',
				description: 'First and last name of the contact, as one text',
				to: inBody('name'),
			}),
			textList({
				displayName: 'Tags',
				name: 'tags',
				placeholder: 'e.g. vip, newsletter',
				description:
					'Tags to assign, comma-separated or as a list. A tag can start automations in HitlChat.',
				to: inBody('tags'),
			}),
		]),
	],
	recipient,
	outputSchema: {},
});
