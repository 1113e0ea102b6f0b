import { queryField } from '../fields';

/** In which order contacts come; the family's list shows these names. */
export const sort = queryField('Sort', 'sort', {
	type: 'options',
	options: [
		{ name: 'Email', value: 'email' },
		{ name: 'Last Active First', value: '-last_activity_at' },
		{ name: 'Name', value: 'name' },
		{ name: 'Phone', value: 'phone_number' },
	],
	default: 'name',
});
