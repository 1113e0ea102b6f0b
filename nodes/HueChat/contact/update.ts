import { collection, requireChanges } from '../../shared/fields';
import { contactField } from '../contactReference';
import { contactOutput } from '../outputs';
import { operation } from '../platform';
import { contactFields, firstName } from './fields';

export const update = operation({
	value: 'update',
	name: 'Update',
	action: 'Update contact by ID or phone number or email',
	description: 'Change some fields of a contact and leave the others as they are',
	source: {
		document: 'developer.huechat.ai/docs/guides/manage-contacts',
		certainty: 'vendor page',
		note: 'Whether metadata is merged or replaced is not stated. Empty fields are not sent, so a field cannot be cleared. The answer is taken to be the contact.',
	},
	// A PUT, but a partial one that no document calls repeatable, and each fires contact.updated.
	effect: 'send',
	request: { method: 'PUT', url: '/contact/:contactId' },
	fields: [
		contactField,
		collection('Update Fields', 'updateFields', [...contactFields, firstName]),
	],
	checks: [requireChanges],
	// Two changes of one contact must not overtake each other.
	recipient: ({ url }) => url,
	...contactOutput,
});
