import { demandsChange } from '../../shared/fields/demandsChange';
import { pathSegmentAt } from '../../shared/fields/pathSegment';
import { sortedByName } from '../../shared/fields/sorted';
import { contactField, contactReference } from '../contactReference';
import { operation } from '../platform';
import { contactChecks, contactFields, contactReads, firstName } from './fields';

export const update = operation({
	value: 'update',
	name: 'Update',
	action: 'Update a contact',
	description: 'Change some fields of a contact and leave the others as they are',
	source: {
		document: 'developer.huechat.ai/docs/guides/manage-contacts',
		certainty: 'vendor page',
		note: 'Whether metadata is merged or replaced is not stated. Empty fields are not sent, so a field cannot be cleared. The answer is taken to be the contact.',
	},
	// A PUT, but a partial one that no document calls repeatable, and each fires contact.updated.
	effect: 'send',
	request: {
		method: 'PUT',
		url: '=/contact/{{ encodeURIComponent($parameter["contactId"]) }}',
	},
	reads: ['contactId', ...contactReads('updateFields')],
	fields: [
		contactField,
		{
			displayName: 'Update Fields',
			name: 'updateFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: sortedByName([...contactFields, firstName]),
		},
	],
	checks: [
		pathSegmentAt(1, 'Contact', contactReference),
		...contactChecks('updateFields'),
		demandsChange,
	],
	// Two changes of one contact must not overtake each other.
	recipient: ({ url }) => url,
});
