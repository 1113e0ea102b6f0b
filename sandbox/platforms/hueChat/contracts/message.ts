import { z } from 'zod';
import { contract } from '../../../platform';
import { byConversation } from './conversation';
import { byReference, channel, mediaUrl, paging, seed, text } from './fields';

const messageBody = z.discriminatedUnion('message_type', [
	z.strictObject({ message_type: z.literal('text'), channel, content: text }),
	z.strictObject({
		message_type: z.literal('template'),
		channel,
		template_name: text,
		template_parameters: z
			.record(z.string().regex(/^[1-9]\d*$/, 'must be the number of a placeholder'), z.string())
			.optional(),
	}),
	z.strictObject({
		message_type: z.literal('image'),
		channel,
		media_url: mediaUrl,
		caption: text.optional(),
	}),
	z.strictObject({
		message_type: z.literal('document'),
		channel,
		media_url: mediaUrl,
		caption: text.optional(),
		filename: text.optional(),
	}),
]);

export type Message = z.output<typeof messageBody>;

export const sendMessage = contract({
	method: 'POST',
	path: '/contact/:id/message',
	params: byReference,
	body: messageBody,
	...seed('Send a Message'),
	// The guide names images and documents without their fields, and shows the id only.
	byConvention: ['media_url', 'caption', 'filename', 'id as phone number or email address'],
	documentedExample: {
		channel: 'whatsapp',
		message_type: 'text',
		content: 'Hello Jane! Thanks for signing up.',
	},
});

export const listMessages = contract({
	method: 'GET',
	path: '/conversation/:id/messages',
	params: byConversation,
	query: z.strictObject(paging),
	...seed('Check Message Status'),
	// The section shows the call without parameters.
	byConvention: ['limit', 'offset'],
});
