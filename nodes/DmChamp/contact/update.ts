import { demandsChange } from '../../shared/fields/demandsChange';
import { emailAt } from '../../shared/fields/email';
import { sortedByName } from '../../shared/fields/sorted';
import { contactIdInAddress } from '../fields';
import { details, email } from './details';
import { operation } from '../platform';

export const update = operation({
	value: 'update',
	name: 'Update',
	action: 'Update a contact',
	description: "Change a contact's name, email address, bot or do-not-disturb setting",
	source: {
		document: 'help.dmchamp.com/contacts',
		certainty: 'vendor page',
		note: 'The page does not call it harmless to repeat, so it is treated like a send.',
	},
	effect: 'send',
	request: {
		method: 'PUT',
		url: '=/contacts/{{encodeURIComponent($parameter["contactId"])}}',
	},
	reads: ['contactId'],
	fields: [
		contactIdInAddress,
		{
			displayName: 'Update Fields',
			name: 'updateFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: sortedByName([...details, email]),
		},
	],
	checks: [emailAt(['body', 'email'], 'Email'), demandsChange],
});
