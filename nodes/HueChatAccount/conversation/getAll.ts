import { byName, choice, inQuery, locator, text } from '../../shared/fields';
import { getPagesOf } from '../crud';
import { idField } from '../ids';
import { paths } from '../paths';
import { statuses } from './statuses';
import { conversationOutput } from '../outputs/v1';

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
		description: 'Only conversations that somebody or nobody has taken over; Mine are those of the user of the API key',
		to: inQuery('assignee_type'),
	}),
	idField('inboxId', { to: inQuery('inbox_id') }),
	locator({
		displayName: 'Label',
		name: 'label',
		description: 'Only conversations that have this label',
		searchListMethod: 'searchLabels',
		by: [byName('e.g. vip', 'By Title')],
		// A list of one, in the way of v1's family; the brackets are a part of the name.
		to: inQuery('labels[]'),
	}),
	text({
		displayName: 'Search',
		name: 'search',
		placeholder: 'e.g. invoice',
		description: 'Only conversations with these words in a message',
		to: inQuery('q'),
	}),
	choice({
		displayName: 'Status',
		name: 'status',
		options: [{ name: 'All', value: 'all' }, ...statuses],
		default: 'open',
		description: 'Only conversations in this state; without this filter HueChat returns open ones only',
		to: inQuery('status'),
	}),
	idField('teamId', { to: inQuery('team_id') }),
];

export const getAll = getPagesOf(
	paths.conversation.getAll,
	{ one: 'a conversation', many: 'conversations', answer: conversationOutput },
	{ filters, note: 'Without a status the family returns open ones only.' },
);
