import { collection } from '../../shared/fields';
import { contactOutput } from '../outputs';
import { operation } from '../platform';
import { contactFields, firstName } from './fields';

export const create = operation({
	value: 'create',
	name: 'Create',
	action: 'Create contact',
	description: 'Create a contact that messages can be sent to',
	source: {
		document: 'HueChat, Your First API Call',
		certainty: 'documented',
		note: 'preferred_channel and metadata come from the guide on managing contacts. Only first_name is required, as in the schema; the page does not say. What happens to a phone number that exists already is not stated.',
	},
	// Nothing says that a second one with the same phone is not made.
	effect: 'send',
	request: { method: 'POST', url: '/contact' },
	fields: [
		{ ...firstName, required: true },
		collection('Additional Fields', 'additionalFields', contactFields),
	],
	...contactOutput,
});
