import type { INodeProperties } from 'n8n-workflow';

import { listEntries } from '../../shared/fields/pagedList';
import { returnAllOrLimit } from '../../shared/fields/returnAll';
import { channels } from '../channels';
import { paged } from '../paging';
import { operation } from '../platform';

const query = (property: string): INodeProperties['routing'] => ({
	send: { type: 'query', property },
});

const filters: INodeProperties[] = [
	{
		displayName: 'Assigned To',
		name: 'assignedTo',
		type: 'string',
		default: '',
		placeholder: 'e.g. none',
		description: 'The ID of a user, or none for conversations that nobody has',
		routing: query('assigned_to'),
	},
	{
		displayName: 'Channel',
		name: 'channel',
		type: 'options',
		options: channels,
		default: 'whatsapp',
		routing: query('channel'),
	},
	{
		displayName: 'Label',
		name: 'label',
		type: 'string',
		default: '',
		placeholder: 'e.g. vip',
		routing: query('label'),
	},
	{
		displayName: 'Search',
		name: 'search',
		type: 'string',
		default: '',
		routing: query('search'),
	},
	{
		displayName: 'Sort',
		name: 'sort',
		type: 'options',
		options: [
			{ name: 'Last Message First', value: 'last_message_at:desc' },
			{ name: 'Newest First', value: 'created_at:desc' },
		],
		default: 'last_message_at:desc',
		routing: query('sort'),
	},
	{
		displayName: 'Status',
		name: 'status',
		type: 'options',
		options: [
			{ name: 'All', value: 'all' },
			{ name: 'Archived', value: 'archived' },
			{ name: 'Closed', value: 'closed' },
			{ name: 'Open', value: 'open' },
		],
		default: 'open',
		routing: query('status'),
	},
];

export const getAll = operation({
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many conversations',
	description: 'List conversations by status, channel, assignee, label or words',
	source: {
		document: 'developer.huechat.ai/docs/guides/conversations',
		certainty: 'vendor page',
		note: 'Which status the list has without that filter is not stated.',
	},
	effect: 'read',
	request: { method: 'GET', url: '/conversations' },
	fields: [
		...returnAllOrLimit,
		{
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add Filter',
			default: {},
			options: filters,
		},
	],
	pages: paged,
	output: [listEntries],
});
