import { z } from 'zod';
import { contract } from '../../../platform';
import { email, phone, shownOn, statedIn, text } from './parts';

export const sendMessage = contract({
	method: 'POST',
	path: '/send_custom_channel_message',
	body: z.strictObject({
		customData: z.strictObject({
			fromId: text,
			customChannel: text,
			body: text,
			campaignId: text.optional(),
			firstName: text.optional(),
			lastName: text.optional(),
			email: email.optional(),
		}),
	}),
	...statedIn('Send a Message (Custom Channel)'),
	documentedExample: {
		customData: {
			fromId: 'external-contact-id',
			customChannel: 'my-channel',
			body: 'Hello Jane! Your order has been shipped.',
			campaignId: 'optional-campaign-id',
			firstName: 'Jane',
			lastName: 'Smith',
		},
	},
});

export const receiveMessage = contract({
	method: 'POST',
	path: '/incoming_custom_channel_message',
	body: z.strictObject({
		customData: z.strictObject({
			messageSid: text,
			fromId: text,
			toId: text,
			body: text,
			channel: text.optional(),
			status: text.optional(),
			campaignId: text.optional(),
		}),
		messageType: z.enum(['text', 'reaction']),
	}),
	...statedIn('Receive Incoming Messages (Custom Channel)'),
	// A page of the vendor (help.dmchamp.com/messages) names it without its place.
	byConvention: ['customData.campaignId'],
	documentedExample: {
		customData: {
			messageSid: 'unique-message-id',
			fromId: 'external-contact-id',
			toId: 'your-user-id',
			body: "Customer's message here",
			channel: 'custom',
			status: 'received',
		},
		messageType: 'text',
	},
});

export const sendWhatsAppWeb = contract({
	method: 'POST',
	path: '/whatsapp-web/send',
	body: z.strictObject({ phoneNumber: phone, message: text }),
	...shownOn('help.dmchamp.com/api/whatsapp-web'),
});

export const listTemplates = contract({
	method: 'GET',
	path: '/whatsapp-templates',
	...shownOn('help.dmchamp.com/api/whatsapp-templates'),
});

export const sendTemplate = contract({
	method: 'POST',
	path: '/whatsapp-templates/send',
	body: z.strictObject({ contactId: text, whatsappTemplateId: text }),
	...shownOn('help.dmchamp.com/whatsapp-templates'),
});
