import { returnAllOrLimit } from '../../shared/fields';
import { conversationField } from '../conversationField';
import { pagedWhereToldSo } from '../paging';
import { messageOutput } from '../outputs';
import { operation } from '../platform';

export const getAll = operation({
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many messages of conversation',
	description:
		'List the messages of a conversation with their status: sent, delivered, read or failed',
	source: {
		document: 'HueChat, Your First API Call',
		certainty: 'documented',
		note: "The list's envelope is not shown: a bare list and {data, pagination} are both read. limit and offset are sent only after an answer that says has_more.",
	},
	effect: 'read',
	request: { method: 'GET', url: '/conversation/:conversationId/messages' },
	fields: [conversationField, ...returnAllOrLimit()],
	pages: pagedWhereToldSo,
	...messageOutput,
});
