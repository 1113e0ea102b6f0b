import { contactField } from '../contactReference';
import { contactOutput } from '../outputs';
import { operation } from '../platform';

export const get = operation({
	value: 'get',
	name: 'Get',
	action: 'Get contact by ID or phone number or email',
	description: 'Find one contact by its ID, phone number or email address',
	source: {
		document: 'developer.huechat.ai/docs/guides/manage-contacts',
		certainty: 'vendor page',
	},
	effect: 'read',
	request: { method: 'GET', url: '/contact/:contactId' },
	fields: [contactField],
	...contactOutput,
});
