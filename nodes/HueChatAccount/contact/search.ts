import { filters, inQuery, returnAllOrLimit, text } from '../../shared/fields';
import { operationAt } from '../operation';
import { numberedPages } from '../paging';
import { paths } from '../paths';
import { sort } from './sort';
import { contactOutput } from '../outputs/v1';

export const search = operationAt(paths.contact.search, {
	value: 'search',
	name: 'Search',
	action: 'Search contacts by name or email or phone number',
	description: 'Find contacts by a part of their name, email, phone number or identifier',
	fields: [
		text({
			displayName: 'Search',
			name: 'search',
			required: true,
			placeholder: 'e.g. amira',
			description: 'A part of the name, email address, phone number or identifier',
			to: inQuery('q'),
		}),
		...returnAllOrLimit(),
		filters([sort]),
	],
	pages: numberedPages,
	...contactOutput,
});
