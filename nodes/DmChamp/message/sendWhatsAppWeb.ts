import { text } from '../../shared/fields';
import { operation } from '../platform';
import { whatsAppNumber, whatsAppText, whatsAppWeb, whatsAppWebOnly } from './whatsAppWeb';

export const sendWhatsAppWeb = operation({
	value: 'sendWhatsAppWeb',
	name: 'Send WhatsApp Web',
	action: 'Send message to phone number through WhatsApp Web',
	description: 'Send a WhatsApp message (WhatsApp Web connection only); costs one credit',
	notices: [whatsAppWebOnly],
	builderHint:
		'Only for numbers connected by WhatsApp Web (QR code). For the WhatsApp Business API use resource template, operation send.',
	source: {
		document: 'help.dmchamp.com/api/whatsapp-web',
		certainty: 'vendor page',
		note: 'Blank lines split the text into several messages. Without credits the answer is HTTP 402.',
	},
	effect: 'send',
	request: whatsAppWeb,
	fields: [
		whatsAppNumber,
		text({
			displayName: 'Message',
			name: 'message',
			rows: 3,
			required: true,
			description: 'The text that the recipient reads; blank lines split it into several messages',
			to: whatsAppText,
		}),
	],
	recipient: ({ body }) => (body as { phoneNumber?: string }).phoneNumber,
	outputSchema: {
		success: 'boolean',
		contactId: 'string|null',
		messagesSent: 'integer',
		totalChunks: 'integer',
		messageIds: ['string'],
		creditsUsed: 'number',
	},
});
