import { byName, inQuery, locator, readName } from '../../shared/fields';
import { contactBy } from '../fields';
import { operation } from '../platform';

export const addTag = operation({
	value: 'addTag',
	name: 'Add Tag',
	action: 'Add tag to contact by phone number or email',
	description: 'Tag a contact, which can start automations in DM Champ',
	source: {
		document: 'dm-cha.readme.io/reference/create-tag',
		certainty: 'vendor page',
		note: 'That reference sends everything in the query, the phone number without its plus; the newer page (help.dmchamp.com/tags) does not show its body. A tag that is missing is created.',
	},
	effect: 'send',
	request: { method: 'POST', url: '/tags' },
	fields: [
		...contactBy({ displayName: 'Find By', place: 'query', style: 'digits' }),
		locator({
			displayName: 'Tag',
			name: 'tag',
			required: true,
			description: 'The name of the tag to add, such as vip; DM Champ creates one that is missing',
			searchListMethod: 'searchTags',
			by: [byName('e.g. vip')],
			readAs: readName,
			to: inQuery('tag'),
		}),
	],
	outputSchema: {},
});
