import { listEntries } from '../../shared/fields/pagedList';
import { returnAllOrLimit } from '../../shared/fields/returnAll';
import { collection, queryField } from '../fields';
import { operationAt } from '../operation';
import { numberedPages } from '../paging';
import { paths } from '../paths';
import { sort } from './sort';

export const search = operationAt(paths.contact.search, {
	value: 'search',
	name: 'Search',
	action: 'Search contacts',
	description: 'Find contacts by a part of their name, email, phone number or identifier',
	fields: [
		queryField('Search', 'q', { name: 'search', required: true, placeholder: 'e.g. amira' }),
		...returnAllOrLimit,
		collection('Filters', 'filters', [sort]),
	],
	pages: numberedPages,
	output: [listEntries],
});
