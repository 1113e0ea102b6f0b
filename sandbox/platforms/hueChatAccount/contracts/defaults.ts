// What a resource of v1 holds beyond what was given, as Chatwoot's public description has it.

const ACCOUNT_ID = 42;
const SINCE = 1712400000;

/** Of v2: of what a row of it holds, only the form of its times is known. */
export const timesOf = (iso?: boolean) => ({
	created_at: iso === true ? new Date(SINCE * 1_000).toISOString() : SINCE,
});

export const CONTACT = {
	name: '',
	email: null,
	phone_number: null,
	identifier: null,
	blocked: false,
	thumbnail: '',
	availability_status: 'offline',
	additional_attributes: {},
	custom_attributes: {},
	last_activity_at: null,
	created_at: SINCE,
};

export const CONVERSATION = {
	account_id: ACCOUNT_ID,
	inbox_id: 1,
	status: 'open',
	priority: null,
	labels: [],
	messages: [],
	muted: false,
	can_reply: true,
	unread_count: 0,
	snoozed_until: null,
	additional_attributes: {},
	custom_attributes: {},
	agent_last_seen_at: SINCE,
	contact_last_seen_at: SINCE,
	last_activity_at: SINCE,
	timestamp: SINCE,
	created_at: SINCE,
};

export const INBOX = {
	channel_id: 1,
	channel_type: 'Channel::Api',
	avatar_url: '',
	provider: null,
	phone_number: null,
	website_url: null,
	timezone: 'UTC',
	greeting_enabled: false,
	greeting_message: null,
	enable_auto_assignment: true,
	working_hours_enabled: false,
	out_of_office_message: null,
	csat_survey_enabled: false,
};

export const AGENT = {
	account_id: ACCOUNT_ID,
	role: 'agent',
	availability_status: 'online',
	auto_offline: true,
	confirmed: true,
	thumbnail: '',
};

export const TEAM = {
	account_id: ACCOUNT_ID,
	description: null,
	allow_auto_assign: true,
	is_member: false,
};

export const LABEL = { description: null, color: '#1f93ff', show_on_sidebar: true };

export const MESSAGE = {
	inbox_id: 1,
	content: null,
	content_type: 'text',
	content_attributes: {},
	private: false,
	source_id: null,
};
