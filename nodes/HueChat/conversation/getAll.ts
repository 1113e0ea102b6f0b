import { returnAllOrLimit } from '../../shared/fields';
import { paged } from '../paging';
import { conversationOutput } from '../outputs';
import { operation } from '../platform';
import { conversationFilters } from './filters';

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
	fields: [...returnAllOrLimit(), conversationFilters],
	pages: paged,
	...conversationOutput,
});
