import { phoneAt, phoneField } from '../../shared/fields/phone';
import { textAt } from '../../shared/fields/text';
import { operation } from '../platform';

export const sendWhatsAppWeb = operation({
	value: 'sendWhatsAppWeb',
	name: 'Send WhatsApp Web',
	action: 'Send a message through WhatsApp Web',
	description: 'Send a WhatsApp message (WhatsApp Web connection only); costs one credit',
	source: {
		document: 'help.dmchamp.com/api/whatsapp-web',
		certainty: 'vendor page',
		note: 'Blank lines split the text into several messages. Without credits the answer is HTTP 402.',
	},
	effect: 'send',
	request: { method: 'POST', url: '/whatsapp-web/send' },
	fields: [
		phoneField('Phone Number', 'phoneNumber', "The recipient's number with its country code"),
		{
			displayName: 'Message',
			name: 'message',
			type: 'string',
			typeOptions: { rows: 3 },
			required: true,
			default: '',
			description: 'The text; blank lines split it into several messages',
			routing: { send: { type: 'body', property: 'message' } },
		},
	],
	checks: [
		phoneAt(['body', 'phoneNumber'], 'plus', 'Phone Number'),
		textAt(['body', 'message'], 'Message'),
	],
	recipient: ({ body }) => (body as { phoneNumber?: string }).phoneNumber,
});
