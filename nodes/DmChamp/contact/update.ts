import { collection, email, inBody, inPath, requireChanges } from '../../shared/fields';
import { contactId } from '../fields';
import { doneOutput } from '../outputs';
import { operation } from '../platform';
import { details, NOTE } from './details';

export const update = operation({
	value: 'update',
	name: 'Update',
	action: 'Update contact',
	description: "Change a contact's name, email address, channel, custom fields or bot settings",
	source: {
		document: 'help.dmchamp.com/contacts',
		certainty: 'vendor page',
		note: `The page does not call it harmless to repeat, so it is treated like a send. How a field is emptied is not documented and was not seen anywhere, so there is no way to do it here: a blank field is not sent. ${NOTE}`,
	},
	effect: 'send',
	request: { method: 'PUT', url: '/contacts/:contactId' },
	fields: [
		contactId(inPath('contactId')),
		collection('Update Fields', 'updateFields', [
			...details,
			email({
				displayName: 'Email',
				name: 'email',
				description: 'The new email address of the contact, such as jane@example.com',
				to: inBody('email'),
			}),
		]),
	],
	checks: [requireChanges],
	...doneOutput,
});
