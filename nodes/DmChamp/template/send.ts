import { locatorField } from '../../shared/fields/locator';
import { textAt } from '../../shared/fields/text';
import { contactIdField } from '../fields';
import { operation } from '../platform';

export const send = operation({
	value: 'send',
	name: 'Send',
	action: 'Send a WhatsApp template',
	description: 'Send an approved WhatsApp template to a contact, also into a closed chat',
	source: {
		document: 'help.dmchamp.com/whatsapp-templates',
		certainty: 'vendor page',
		note: "DM Champ fills a template's variables from the contact by itself; there is nothing to give.",
	},
	effect: 'send',
	request: { method: 'POST', url: '/whatsapp-templates/send' },
	fields: [
		contactIdField,
		locatorField({
			displayName: 'Template',
			name: 'whatsappTemplateId',
			description: 'The approved template to send',
			property: 'whatsappTemplateId',
			searchListMethod: 'searchTemplates',
			by: { displayName: 'By ID', name: 'id', placeholder: 'e.g. abc123xyz' },
		}),
	],
	checks: [
		textAt(['body', 'contactId'], 'Contact ID'),
		textAt(['body', 'whatsappTemplateId'], 'Template'),
	],
	recipient: ({ body }) => (body as { contactId?: string }).contactId,
});
