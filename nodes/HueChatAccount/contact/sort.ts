import { choice, inQuery } from '../../shared/fields';

/** In which order contacts come; the family's list shows these names. */
export const sort = choice({
	displayName: 'Sort',
	name: 'sort',
	description: 'By what the contacts are sorted',
	options: [
		{ name: 'Email', value: 'email' },
		{ name: 'Last Active First', value: '-last_activity_at' },
		{ name: 'Name', value: 'name' },
		{ name: 'Phone', value: 'phone_number' },
	],
	default: 'name',
	to: inQuery('sort'),
});
