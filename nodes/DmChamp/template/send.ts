import { byId, inBody, locator } from '../../shared/fields';
import { contactId } from '../fields';
import { operation } from '../platform';

export const send = operation({
	value: 'send',
	name: 'Send',
	action: 'Send WhatsApp template to one contact',
	description: 'Send an approved WhatsApp template to a contact, even in a closed chat',
	source: {
		document: 'help.dmchamp.com/whatsapp-templates',
		certainty: 'vendor page',
		note: "DM Champ fills a template's variables from the contact automatically; there is nothing to enter.",
	},
	effect: 'send',
	request: { method: 'POST', url: '/whatsapp-templates/send' },
	fields: [
		contactId(inBody('contactId')),
		locator({
			displayName: 'Template',
			name: 'whatsappTemplateId',
			required: true,
			description: 'The approved template to send, by its ID, not its name. DM Champ fills its variables from the contact.',
			searchListMethod: 'searchTemplates',
			by: [byId('text', 'e.g. abc123xyz')],
			to: inBody('whatsappTemplateId'),
		}),
	],
	recipient: ({ body }) => (body as { contactId?: string }).contactId,
	outputSchema: { success: 'boolean', data: 'string' },
});
