import { orNull } from '../shared/operation';
import type { OutputSpec } from '../shared/operation';

// "HueChat, Your First API Call" shows a contact, a message and a conversation; fields that only the
// pages below developer.huechat.ai/docs/api-reference/schemas have are marked as not always there.

export const contactOutput: OutputSpec = {
	outputSchema: {
		id: 'string',
		phone: 'string|null',
		email: 'string|null',
		first_name: 'string',
		last_name: 'string|null',
		full_name: 'string',
		status: 'string',
		metadata: {},
		created_at: 'string',
		last_contacted: 'string|null',
	},
	rawFields: {
		preferred_channel: 'string|null',
		updated_at: 'string',
	},
};

export const messageOutput: OutputSpec = {
	outputSchema: {
		id: 'string',
		conversation_id: 'string',
		contact_id: 'string',
		channel: 'string',
		message_type: 'string',
		content: 'string',
		status: 'string',
		sent_by: 'string',
		sent_at: 'string',
		'error?': 'string|null',
	},
	rawFields: {
		'sender?': { id: 'string', name: 'string' },
		delivered_at: 'string|null',
		read_at: 'string|null',
	},
};

export const conversationOutput: OutputSpec = {
	outputSchema: {
		id: 'string',
		contact: { id: 'string', full_name: 'string', phone: 'string|null' },
		channel: 'string',
		status: 'string',
		priority: 'string',
		assigned_to: orNull({ id: 'string', name: 'string', 'email?': 'string' }),
		labels: ['string'],
		unread_count: 'integer',
		last_message_at: 'string|null',
		last_message_preview: 'string|null',
	},
	rawFields: {
		contact_id: 'string',
		'subject?': 'string|null',
		'tags?': ['string'],
		message_count: 'integer',
		created_at: 'string',
		'updated_at?': 'string',
	},
};
