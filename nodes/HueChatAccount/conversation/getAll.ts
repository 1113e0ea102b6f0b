import type { INodeProperties } from 'n8n-workflow';

import type { Check } from '../../shared/operation/operationPolicy';
import { at, put } from '../../shared/fields/path';
import { getPagesOf } from '../crud';
import { queryField, queryId } from '../fields';
import { chooser, checkedId } from '../ids';
import { paths } from '../paths';
import { statuses } from './statuses';

const filters: INodeProperties[] = [
	queryField('Assignee Type', 'assignee_type', {
		type: 'options',
		options: [
			{ name: 'All', value: 'all' },
			{ name: 'Assigned', value: 'assigned' },
			{ name: 'Mine', value: 'me' },
			{ name: 'Unassigned', value: 'unassigned' },
		],
		default: 'all',
	}),
	queryId('inboxId', 'inbox_id'),
	{
		...chooser('Label', 'label', 'searchLabels', {
			displayName: 'By Title',
			placeholder: 'e.g. vip',
		}),
		// A list of one, in the way of v1's family; the brackets are a part of the name.
		routing: { send: { type: 'query', property: 'labels[]', propertyInDotNotation: false } },
	},
	queryField('Search', 'q', { name: 'search', description: 'Words to look for in the messages' }),
	queryField('Status', 'status', {
		type: 'options',
		options: [{ name: 'All', value: 'all' }, ...statuses],
		default: 'open',
	}),
	queryId('teamId', 'team_id'),
];

const checkFilters: Check = (request) => {
	for (const [property, name] of [['inbox_id', 'inboxId'], ['team_id', 'teamId']] as const) {
		const text = String(at(request, ['qs', property]) ?? '').trim();
		if (text !== '') put(request, ['qs', property], checkedId(name, text));
	}
};

export const getAll = getPagesOf(
	paths.conversation.getAll,
	{ one: 'a conversation', many: 'conversations' },
	{
		filters,
		checks: [checkFilters],
		note: 'Without a status the family gives open ones only.',
	},
);
