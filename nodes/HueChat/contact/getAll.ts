import { returnAllOrLimit } from '../../shared/fields';
import { paged } from '../paging';
import { contactOutput } from '../outputs';
import { operation } from '../platform';

export const getAll = operation({
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many contacts',
	description: 'List the contacts of the account; there are no filters',
	source: {
		document: 'developer.huechat.ai/docs/authentication/overview',
		certainty: 'vendor page',
		note: 'The call is shown without parameters; limit and offset are those that the quickstart gives for lists. Filters are not visible, so there are none.',
	},
	effect: 'read',
	request: { method: 'GET', url: '/contacts' },
	fields: returnAllOrLimit(),
	pages: paged,
	...contactOutput,
});
