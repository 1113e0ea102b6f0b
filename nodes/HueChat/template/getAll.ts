import { returnAllOrLimit } from '../../shared/fields';
import { pagedWhereToldSo } from '../paging';
import { operation } from '../platform';

export const getAll = operation({
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many WhatsApp templates',
	description: 'List the WhatsApp templates with their names, for messages of the type Template',
	source: {
		document: 'developer.huechat.ai/docs/guides/send-whatsapp',
		certainty: 'vendor page',
		note: 'The shape of the answer is not shown; a list is returned item by item. limit and offset are sent only after an answer that says has_more.',
	},
	effect: 'read',
	request: { method: 'GET', url: '/channels/whatsapp/templates' },
	fields: returnAllOrLimit(),
	pages: pagedWhereToldSo,
	outputSchema: {},
});
