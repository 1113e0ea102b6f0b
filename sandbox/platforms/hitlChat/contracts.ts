import { z } from 'zod';
import { contract } from '../../platform';

const statedIn = (section: string) => ({
	document: `How to Use the HitlChat API: ${section}`,
	certainty: 'documented' as const,
});

// Every example of the guide writes numbers this way: country code, digits, no plus.
const recipientNumber = z
	.string()
	.regex(/^[1-9]\d{6,14}$/, 'must be digits only, with the country code and without +');
const text = z.string().min(1, 'must not be empty');
const texts = z.array(text).min(1, 'must not be empty');
const mediaUrl = z
	.string()
	.url()
	.regex(/^https?:\/\//, 'must be an http or https address');

export const listConversations = contract({
	method: 'GET',
	path: '/conversationlist',
	...statedIn('Conversation Listings API'),
});

export const contactBody = z.strictObject({
	recipientNumber,
	name: text.optional(),
	tags: texts.optional(),
});

export const upsertContact = contract({
	method: 'POST',
	path: '/contacts',
	body: contactBody,
	...statedIn('Contacts API'),
	documentedExample: { recipientNumber: '447700900123', name: 'Jane Doe', tags: ['vip'] },
});

export const inviteClient = contract({
	method: 'POST',
	path: '/agency/invite-client',
	// The guide does not say what is required; the app's own form asks for the address only.
	body: z.strictObject({
		email_address: z.string().email(),
		first_name: text.optional(),
		last_name: text.optional(),
	}),
	...statedIn('Agency API'),
	documentedExample: { email_address: 'client@example.com', first_name: 'Sam', last_name: 'Lee' },
});

const TARGETS = ['recipient_numbers', 'contact_lists', 'tags'] as const;

export const broadcastBody = z
	.strictObject({
		broadcast_name: text,
		meta_template_name: text,
		recipient_numbers: z.array(recipientNumber).min(1, 'must not be empty').optional(),
		contact_lists: texts.optional(),
		tags: texts.optional(),
		broadcast_configuration: z
			.strictObject({
				variables: z.record(
					z.string().regex(/^[1-9]\d*$/, 'must be the number of a placeholder'),
					z.string(),
				),
			})
			.optional(),
		scheduled_datetime: z
			.string()
			.datetime({ message: 'must be an ISO 8601 time in UTC, ending in Z' })
			.optional(),
	})
	.refine((body) => TARGETS.filter((name) => body[name] !== undefined).length === 1, {
		message: `exactly one of ${TARGETS.join(', ')} is needed`,
	});

export const sendBroadcast = contract({
	method: 'POST',
	path: '/broadcasts',
	body: broadcastBody,
	...statedIn('Broadcasts API'),
	// The guide names these ways to target and to schedule, but not the fields or the form.
	byConvention: ['contact_lists', 'tags', 'scheduled_datetime'],
	documentedExample: {
		broadcast_name: 'May promo',
		meta_template_name: 'promo_may_2026',
		recipient_numbers: ['447700900123'],
		broadcast_configuration: { variables: { '1': 'Jane', '2': '20%' } },
	},
});

export const listTemplates = contract({
	method: 'GET',
	path: '/templates',
	...statedIn('Templates API'),
});

// An address, as the guide shows it; or the file itself, as public programs were seen to send it.
const mediaBody = <Type extends string>(type: Type) =>
	z.strictObject({
		type: z.literal(type),
		recipientNumber,
		media_url: mediaUrl.optional(),
		mediaBase64: z.string().base64().min(4, 'must not be empty').optional(),
		fileName: text.optional(),
		caption: text.optional(),
	});

const messageBody = z
	.discriminatedUnion('type', [
		z.strictObject({ type: z.literal('text'), recipientNumber, messageText: text }),
		mediaBody('image'),
		mediaBody('video'),
		mediaBody('audio'),
		mediaBody('file'),
	])
	.refine(
		(body) =>
			body.type === 'text' || (body.media_url === undefined) !== (body.mediaBase64 === undefined),
		{ message: 'exactly one of media_url, mediaBase64 is needed' },
	);

export const sendMessage = contract({
	method: 'POST',
	path: '/messages/send',
	body: messageBody,
	...statedIn('Messages API'),
	// Three public programs in production send these; no document has them.
	byConvention: ['mediaBase64', 'fileName', 'caption'],
	documentedExample: {
		type: 'text',
		recipientNumber: '447700900123',
		messageText: 'Hi! A human will be with you shortly.',
	},
});
