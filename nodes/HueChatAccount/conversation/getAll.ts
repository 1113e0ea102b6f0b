import { choice, inQuery, locator, text } from '../../shared/fields';
import { getPagesOf } from '../crud';
import { idField } from '../ids';
import { paths } from '../paths';
import { statuses } from './statuses';

const filters = [
	choice({
		displayName: 'Assignee Type',
		name: 'assigneeType',
		options: [
			{ name: 'All', value: 'all' },
			{ name: 'Assigned', value: 'assigned' },
			{ name: 'Mine', value: 'me' },
			{ name: 'Unassigned', value: 'unassigned' },
		],
		default: 'all',
		to: inQuery('assignee_type'),
	}),
	idField('inboxId', { to: inQuery('inbox_id') }),
	locator({
		displayName: 'Label',
		name: 'label',
		searchListMethod: 'searchLabels',
		by: [{ displayName: 'By Title', name: 'id', placeholder: 'e.g. vip' }],
		// A list of one, in the way of v1's family; the brackets are a part of the name.
		to: inQuery('labels[]'),
	}),
	text({
		displayName: 'Search',
		name: 'search',
		description: 'Words to look for in the messages',
		to: inQuery('q'),
	}),
	choice({
		displayName: 'Status',
		name: 'status',
		options: [{ name: 'All', value: 'all' }, ...statuses],
		default: 'open',
		to: inQuery('status'),
	}),
	idField('teamId', { to: inQuery('team_id') }),
];

export const getAll = getPagesOf(
	paths.conversation.getAll,
	{ one: 'a conversation', many: 'conversations' },
	{ filters, note: 'Without a status the family returns open ones only.' },
);
