import { conversationField } from '../conversationField';
import { conversationOutput } from '../outputs';
import { operation } from '../platform';

export const get = operation({
	value: 'get',
	name: 'Get',
	action: 'Get conversation by ID',
	description: 'Get one conversation with its contact, status, labels and counts',
	source: { document: 'HueChat, Your First API Call', certainty: 'documented' },
	effect: 'read',
	request: { method: 'GET', url: '/conversation/:conversationId' },
	fields: [conversationField],
	...conversationOutput,
});
