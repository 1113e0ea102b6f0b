import { returnAllOrLimit } from '../../shared/fields';
import { operation } from '../platform';

export const getAll = operation({
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many WhatsApp templates',
	description: 'List the WhatsApp templates with their status',
	source: { document: 'help.dmchamp.com/api/whatsapp-templates', certainty: 'vendor page' },
	effect: 'read',
	request: { method: 'GET', url: '/whatsapp-templates' },
	fields: returnAllOrLimit(),
	outputSchema: {
		id: 'string',
		name: 'string',
		status: 'string',
		language: 'string',
		category: 'string',
		createdAt: 'string',
	},
});
