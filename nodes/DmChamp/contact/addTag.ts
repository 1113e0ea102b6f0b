import { textAt } from '../../shared/fields/text';
import { contactByChecks, contactByFields } from '../fields';
import type { ContactBy } from '../fields';
import { operation } from '../platform';

const by: ContactBy = { place: 'query', phoneProperty: 'phoneNumber', displayName: 'Find By' };

export const addTag = operation({
	value: 'addTag',
	name: 'Add Tag',
	action: 'Add a tag to a contact',
	description: 'Tag a contact, which can start automations in DM Champ',
	source: {
		document: 'dm-cha.readme.io/reference/create-tag',
		certainty: 'vendor page',
		note: 'That reference sends everything in the query, the phone number without its plus; the newer page (help.dmchamp.com/tags) does not show its body. A tag that is missing is created.',
	},
	effect: 'send',
	request: { method: 'POST', url: '/tags' },
	fields: [
		...contactByFields(by),
		{
			displayName: 'Tag',
			name: 'tag',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. vip',
			routing: { send: { type: 'query', property: 'tag' } },
		},
	],
	checks: [...contactByChecks(by, 'digits'), textAt(['qs', 'tag'], 'Tag')],
});
