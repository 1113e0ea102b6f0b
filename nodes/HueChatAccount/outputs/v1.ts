import type { FieldSchemas, OutputSpec } from '../../shared/operation';
import { signingSecrets } from './secrets';

// "HueChat API" shows id, name, email and created_at of one resource, and the form of ids and times.
// The rest follows Chatwoot's public description, as the paths of v1 do.

const attributes: FieldSchemas = {};

export const contactOutput: OutputSpec = {
	outputSchema: {
		id: 'integer',
		name: 'string',
		email: 'string|null',
		phone_number: 'string|null',
		identifier: 'string|null',
		blocked: 'boolean',
		custom_attributes: attributes,
		last_activity_at: 'integer|null',
		created_at: 'integer',
	},
	rawFields: {
		thumbnail: 'string',
		availability_status: 'string',
		additional_attributes: attributes,
		'updated_at?': 'integer',
		'contact_inboxes?': [{ source_id: 'string', 'inbox?': { id: 'integer', name: 'string' } }],
	},
};

/** A new contact comes with its place in the inbox, which a conversation is made from. */
export const newContactOutput: OutputSpec = {
	...contactOutput,
	outputSchema: { ...contactOutput.outputSchema, contact_inbox: { source_id: 'string', 'inbox?': { id: 'integer', 'name?': 'string' } } },
};

export const conversationOutput: OutputSpec = {
	outputSchema: {
		id: 'integer',
		inbox_id: 'integer',
		status: 'string',
		priority: 'string|null',
		labels: ['string'],
		meta: {
			sender: { id: 'integer', name: 'string' },
			'assignee?': { id: 'integer', name: 'string' },
			'team?': { id: 'integer', name: 'string' },
			'channel?': 'string',
		},
		unread_count: 'integer',
		custom_attributes: attributes,
		last_activity_at: 'integer',
		created_at: 'integer',
	},
	rawFields: {
		account_id: 'integer',
		messages: [{}],
		muted: 'boolean',
		can_reply: 'boolean',
		snoozed_until: 'integer|null',
		additional_attributes: attributes,
		agent_last_seen_at: 'integer',
		contact_last_seen_at: 'integer',
		timestamp: 'integer',
	},
};

export const newConversationOutput: OutputSpec = {
	outputSchema: { id: 'integer', account_id: 'integer', inbox_id: 'integer' },
};

export const newStatusOutput: OutputSpec = {
	outputSchema: { success: 'boolean', current_status: 'string', conversation_id: 'integer' },
};

export const labelsOutput: OutputSpec = { outputSchema: { labels: ['string'] } };

export const messageOutput: OutputSpec = {
	outputSchema: {
		id: 'integer',
		conversation_id: 'integer',
		content: 'string|null',
		content_type: 'string',
		message_type: 'integer',
		status: 'string',
		private: 'boolean',
		'sender?': { id: 'integer', name: 'string', 'type?': 'string' },
		'attachments?': [{ file_type: 'string', data_url: 'string' }],
		created_at: 'integer',
	},
	rawFields: {
		inbox_id: 'integer',
		content_attributes: attributes,
		source_id: 'string|null',
	},
};

export const inboxOutput: OutputSpec = {
	outputSchema: {
		id: 'integer',
		name: 'string',
		channel_id: 'integer',
		channel_type: 'string',
		provider: 'string|null',
		phone_number: 'string|null',
		website_url: 'string|null',
		'inbox_identifier?': 'string|null',
		timezone: 'string',
		working_hours_enabled: 'boolean',
	},
	rawFields: {
		avatar_url: 'string',
		greeting_enabled: 'boolean',
		greeting_message: 'string|null',
		enable_auto_assignment: 'boolean',
		out_of_office_message: 'string|null',
		csat_survey_enabled: 'boolean',
	},
	// What the family gives to keys of administrators.
	secretFields: [
		'auth_token',
		'hmac_token',
		'imap_password',
		'provider_config.api_key',
		'provider_config.webhook_verify_token',
		'smtp_password',
	],
};

export const agentOutput: OutputSpec = {
	outputSchema: {
		id: 'integer',
		name: 'string',
		available_name: 'string',
		email: 'string',
		role: 'string',
		availability_status: 'string',
	},
	rawFields: {
		account_id: 'integer',
		auto_offline: 'boolean',
		confirmed: 'boolean',
		thumbnail: 'string',
		'custom_role_id?': 'integer|null',
	},
};

export const teamOutput: OutputSpec = {
	outputSchema: {
		id: 'integer',
		name: 'string',
		description: 'string|null',
		allow_auto_assign: 'boolean',
		account_id: 'integer',
		is_member: 'boolean',
	},
};

export const labelOutput: OutputSpec = {
	outputSchema: {
		id: 'integer',
		title: 'string',
		description: 'string|null',
		color: 'string',
		show_on_sidebar: 'boolean',
	},
};

export const webhookOutput: OutputSpec = {
	outputSchema: {
		id: 'integer',
		url: 'string',
		subscriptions: ['string'],
		'name?': 'string|null',
		'account_id?': 'integer',
		'created_at?': 'string',
		'updated_at?': 'string',
	},
	secretFields: signingSecrets,
};
