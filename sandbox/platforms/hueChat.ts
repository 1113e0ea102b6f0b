import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { contract, definePlatform, route, type Answer, type Problem, type ProblemKind } from '../platform';
import { Table, type Changed } from '../table';

const seed = (section: string) => ({
	document: `HueChat, Your First API Call (seed 002): ${section}`,
	certainty: 'documented' as const,
});
const page = (path: string) => ({
	document: `developer.huechat.ai/docs/${path}`,
	certainty: 'vendor page' as const,
});

const text = z.string().min(1, 'must not be empty');
const phone = z.string().regex(/^\+[1-9]\d{6,14}$/, 'Phone number must be in E.164 format');
const channel = z.enum(['whatsapp', 'instagram', 'sms', 'email']);
const mediaUrl = z.string().url().regex(/^https?:\/\//, 'must be an http or https address');
const number = (least: number, most: number) =>
	z.string().regex(/^\d+$/, 'must be a whole number').transform(Number).pipe(z.number().min(least).max(most));
const paging = {
	limit: number(1, 100).default('20'),
	offset: number(0, Number.MAX_SAFE_INTEGER).default('0'),
};

const contactFields = {
	phone: phone.optional(),
	last_name: text.optional(),
	email: z.string().email().optional(),
	preferred_channel: channel.optional(),
	metadata: z.record(z.string(), z.unknown()).optional(),
};

export const createContact = contract({
	method: 'POST',
	path: '/contact',
	body: z.strictObject({ ...contactFields, first_name: text }),
	...seed('Create a Contact'),
	documentedExample: {
		phone: '+1234567890',
		first_name: 'Jane',
		last_name: 'Smith',
		email: 'jane@example.com',
	},
});

const isPhone = (given: string) => phone.safeParse(given).success;
const isEmail = (given: string) => z.string().email().safeParse(given).success;

const byReference = z.strictObject({
	id: z
		.string()
		.refine((id) => /^cnt_\w+$/.test(id) || isPhone(id) || isEmail(id), {
			message: 'must be an id (cnt_…), a phone number in E.164 format or an e-mail address',
		}),
});

export const getContact = contract({
	method: 'GET',
	path: '/contact/:id',
	params: byReference,
	...page('guides/manage-contacts'),
});

const changes = z.strictObject({ ...contactFields, first_name: text.optional() });

export const updateContact = contract({
	method: 'PUT',
	path: '/contact/:id',
	params: byReference,
	body: changes.refine((body) => Object.keys(body).length > 0, {
		message: 'there is nothing to update',
	}),
	...page('guides/manage-contacts'),
});

export const listContacts = contract({
	method: 'GET',
	path: '/contacts',
	query: z.strictObject(paging),
	...page('authentication/overview'),
	// The page shows the call without parameters.
	byConvention: ['limit', 'offset'],
});

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

export const sendMessage = contract({
	method: 'POST',
	path: '/contact/:id/message',
	params: byReference,
	body: messageBody,
	...seed('Send a Message'),
	// The guide names images and documents without their fields, and shows the id only.
	byConvention: ['media_url', 'caption', 'filename', 'id as phone number or e-mail address'],
	documentedExample: {
		channel: 'whatsapp',
		message_type: 'text',
		content: 'Hello Jane! Thanks for signing up.',
	},
});

const byConversation = z.strictObject({ id: z.string().regex(/^conv_\w+$/) });

export const listMessages = contract({
	method: 'GET',
	path: '/conversation/:id/messages',
	params: byConversation,
	query: z.strictObject(paging),
	...seed('Check Message Status'),
	// The section shows the call without parameters.
	byConvention: ['limit', 'offset'],
});

export const getConversation = contract({
	method: 'GET',
	path: '/conversation/:id',
	params: byConversation,
	...seed('View the Conversation'),
});

const conversationQuery = z.strictObject({
	...paging,
	status: z.enum(['open', 'closed', 'archived', 'all']).optional(),
	channel: channel.optional(),
	assigned_to: text.optional(),
	label: text.optional(),
	search: text.optional(),
	sort: z.enum(['created_at:desc', 'last_message_at:desc']).optional(),
});

export const listConversations = contract({
	method: 'GET',
	path: '/conversations',
	query: conversationQuery,
	...page('guides/conversations'),
});

export const listTemplates = contract({
	method: 'GET',
	path: '/channels/whatsapp/templates',
	query: z.strictObject(paging),
	...page('guides/send-whatsapp'),
	byConvention: ['limit', 'offset'],
});

const webhookEvent = z.enum([
	'message.received',
	'message.sent',
	'message.delivered',
	'message.read',
	'conversation.created',
	'conversation.updated',
	'conversation.resolved',
	'conversation.assigned',
	'contact.created',
	'contact.updated',
	'contact.deleted',
]);

const webhookBody = z.strictObject({
	url: z.string().url(),
	events: z.array(webhookEvent).min(1, 'must name an event'),
	active: z.boolean(),
});

export const createWebhook = contract({
	method: 'POST',
	path: '/webhooks',
	body: webhookBody,
	...page('guides/webhooks'),
});

const byWebhook = z.strictObject({ id: z.string().regex(/^wh_\w+$/) });
const convention = { document: 'none: REST convention', certainty: 'by convention' as const };

export const getWebhook = contract({
	method: 'GET',
	path: '/webhooks/:id',
	params: byWebhook,
	...convention,
});

export const deleteWebhook = contract({
	method: 'DELETE',
	path: '/webhooks/:id',
	params: byWebhook,
	...convention,
});

const WORDS: Record<ProblemKind, string> = {
	invalid: 'invalid_input',
	unauthorized: 'unauthorized',
	notFound: 'not_found',
	rateLimited: 'rate_limited',
	serverError: 'internal_error',
	refused: 'refused',
};

function errorBody({ kind, message, status, field, retryAfter }: Problem): object {
	return {
		error: WORDS[kind],
		message,
		code: status,
		...(field !== undefined && { details: { field } }),
		...(retryAfter !== undefined && { retry_after: retryAfter }),
	};
}

const missing = (what: string): Answer => ({
	status: 404,
	body: errorBody({ status: 404, kind: 'notFound', message: `${what} not found` }),
});

const DAY_MS = 86_400_000;

// The rule is documented, its refusal is not: word, status and sentence are ours.
const OUTSIDE_WINDOW: Answer = {
	status: 400,
	body: {
		error: 'outside_messaging_window',
		message: "More than 24 hours have passed since the customer's last message",
		code: 400,
	},
};

type ContactFields = z.output<typeof changes>;
type Message = z.output<typeof messageBody>;

const iso = (at = Date.now()) => new Date(at).toISOString();

function contactRow(id: string, given: ContactFields) {
	return {
		id,
		phone: given.phone ?? null,
		email: given.email ?? null,
		first_name: given.first_name ?? '',
		last_name: given.last_name ?? null,
		full_name: [given.first_name, given.last_name].filter(Boolean).join(' '),
		preferred_channel: given.preferred_channel ?? null,
		status: 'active',
		metadata: given.metadata ?? {},
		created_at: iso(),
		updated_at: iso(),
		last_contacted: null as string | null,
	};
}

type ContactRow = ReturnType<typeof contactRow>;

function conversationRow(id: string, contact: ContactRow, on: string) {
	const { id: contactId, full_name, phone: called } = contact;
	return {
		id,
		contact_id: contactId,
		contact: { id: contactId, full_name, phone: called },
		channel: on,
		status: 'open',
		priority: 'medium',
		assigned_to: null as { id: string; name: string } | null,
		labels: [] as string[],
		message_count: 0,
		unread_count: 0,
		created_at: iso(),
		last_message_at: iso(),
		last_message_preview: '',
	};
}

type ConversationRow = ReturnType<typeof conversationRow>;

function webhookRow(id: string, given: z.output<typeof webhookBody>) {
	const signing_secret = `whsec_${randomBytes(24).toString('base64')}`;
	return { id, ...given, retry_policy: 'exponential', signing_secret, created_at: iso() };
}

type WebhookRow = ReturnType<typeof webhookRow>;

interface MessageRow extends Record<string, unknown> {
	conversation_id: string;
}

const TEMPLATES = [
	{ name: 'appointment_reminder', body: 'Hi {{1}}, see you on {{2}}.', variables: 2 },
	{ name: 'welcome', body: 'Welcome on board!', variables: 0 },
].map((template, index) => ({
	id: `tpl_${index + 1}`,
	...template,
	language: 'en',
	category: 'UTILITY',
	status: 'approved',
}));

function createState(changed: Changed) {
	const table = <Row extends object>(id: string, title: string, labels: Record<string, string>) =>
		new Table<Row>(id, title, labels, changed);
	const state = {
		contacts: table<ContactRow>('contacts', 'Contacts', {
			id: 'ID',
			full_name: 'Name',
			phone: 'Phone',
			email: 'E-mail',
			metadata: 'Metadata',
		}),
		conversations: table<ConversationRow>('conversations', 'Conversations', {
			id: 'ID',
			contact_id: 'Contact',
			channel: 'Channel',
			status: 'Status',
			labels: 'Labels',
			message_count: 'Messages',
			last_message_preview: 'Last message',
		}),
		messages: table<MessageRow>('messages', 'Messages', {
			contact_id: 'Contact',
			channel: 'Channel',
			message_type: 'Type',
			content: 'Content',
			template_name: 'Template',
			media_url: 'Media',
			status: 'Status',
		}),
		webhooks: table<WebhookRow>('webhooks', 'Webhooks', {
			id: 'ID',
			url: 'URL',
			events: 'Events',
			active: 'Active',
		}),
		/** When a contact's customer wrote last; a contact without an entry never did. */
		wroteAt: new Map<string, number>(),
	};
	seedState(state);
	return state;
}

type State = ReturnType<typeof createState>;

const nextId = (prefix: string, { written }: { written: number }) =>
	`${prefix}_${String(written + 1).padStart(12, '0')}`;

/** Two contacts that tell the window's two sides: Amira wrote just now, Tom three days ago. */
function seedState(state: State): void {
	for (const [id, first_name, called, ago] of [
		['cnt_amira', 'Amira', '+447700900201', 0],
		['cnt_tom', 'Tom', '+447700900202', 3 * DAY_MS],
	] as const) {
		const contact = state.contacts.put(id, contactRow(id, { first_name, phone: called }));
		const conversation = conversationRow(`conv_${first_name.toLowerCase()}`, contact, 'whatsapp');
		const at = iso(Date.now() - ago);
		state.conversations.put(conversation.id, {
			...conversation,
			labels: ago === 0 ? ['vip'] : [],
			status: ago === 0 ? 'open' : 'closed',
			message_count: 1,
			created_at: at,
			last_message_at: at,
			last_message_preview: 'Hello',
		});
		const message = { message_type: 'text', channel: 'whatsapp', content: 'Hello' };
		putMessage(state, conversation.id, contact.id, message, { sent_by: 'contact', sent_at: at });
		state.wroteAt.set(id, Date.parse(at));
	}
}

function putMessage(
	state: State,
	conversation_id: string,
	contact_id: string,
	message: object,
	own: { sent_by: string; sent_at: string },
) {
	const id = nextId('msg', state.messages);
	return state.messages.put(id, {
		...{ id, conversation_id, contact_id, content: '' },
		...message,
		status: own.sent_by === 'user' ? 'sent' : 'read',
		...own,
		...{ delivered_at: null, read_at: null },
	});
}

function findContact(state: State, reference: string): ContactRow | undefined {
	const known = state.contacts.get(reference);
	if (known) return known;
	return [...state.contacts.rows()].find(
		({ phone: called, email }) => called === reference || email === reference,
	);
}

/** What the message says of itself in a list: the rendered template, a caption, the text. */
function contentOf(message: Message): string {
	if (message.message_type === 'text') return message.content;
	if (message.message_type !== 'template') return message.caption ?? '';
	const body = TEMPLATES.find(({ name }) => name === message.template_name)?.body ?? '';
	return body.replace(/\{\{(\d+)\}\}/g, (_, key: string) => message.template_parameters?.[key] ?? '');
}

function send(state: State, contact: ContactRow, message: Message): Answer {
	const wroteAt = state.wroteAt.get(contact.id);
	const isOutside = wroteAt !== undefined && Date.now() - wroteAt > DAY_MS;
	if (isOutside && message.channel === 'whatsapp' && message.message_type !== 'template') {
		return OUTSIDE_WINDOW;
	}
	const open = [...state.conversations.rows()].find(
		({ contact_id, channel: on, status }) =>
			contact_id === contact.id && on === message.channel && status === 'open',
	);
	const id = nextId('conv', state.conversations);
	const conversation = open ?? conversationRow(id, contact, message.channel);
	const content = contentOf(message);
	state.conversations.put(conversation.id, {
		...conversation,
		message_count: conversation.message_count + 1,
		last_message_at: iso(),
		last_message_preview: content,
	});
	state.contacts.put(contact.id, { ...contact, last_contacted: iso() });
	const own = { sent_by: 'user', sent_at: iso() };
	return { body: putMessage(state, conversation.id, contact.id, { ...message, content }, own) };
}

function paged(rows: readonly object[], { limit, offset }: { limit: number; offset: number }): Answer {
	const data = rows.slice(offset, offset + limit);
	const total = rows.length;
	return { body: { data, pagination: { limit, offset, total, has_more: offset + limit < total } } };
}

function matches(row: ConversationRow, query: z.output<typeof conversationQuery>): boolean {
	const { status = 'all', channel: on, assigned_to: user, label, search } = query;
	const words = `${row.contact.full_name} ${row.last_message_preview}`.toLowerCase();
	return (
		(status === 'all' || row.status === status) &&
		(on === undefined || row.channel === on) &&
		(user === undefined || (row.assigned_to?.id ?? 'none') === user) &&
		(label === undefined || row.labels.includes(label)) &&
		(search === undefined || words.includes(search.toLowerCase()))
	);
}

function conversations(state: State, query: z.output<typeof conversationQuery>): ConversationRow[] {
	const key = query.sort === 'created_at:desc' ? 'created_at' : 'last_message_at';
	return [...state.conversations.rows()]
		.filter((row) => matches(row, query))
		.sort((a, b) => b[key].localeCompare(a[key]));
}

function change(state: State, contact: ContactRow, given: ContactFields): ContactRow {
	const changed = { ...contact, ...given, updated_at: iso() };
	const full_name = [changed.first_name, changed.last_name].filter(Boolean).join(' ');
	return state.contacts.put(contact.id, { ...changed, full_name });
}

export const hueChat = definePlatform<State>({
	name: 'hueChat',
	title: 'HueChat',
	basePath: '/huechat',
	// Characters that change when they are URL-encoded, so that a leak shows in either form.
	key: 'sk_test_hue/sandbox+key=0002',
	keyPlaces: [{ in: 'header', name: 'X-API-Key' }, { in: 'bearer' }],
	// The Pro plan's. Its headers stand on every answer to a request with the right key.
	limit: { requests: 1_000, windowMs: 60_000 },
	errorBody,
	createState,
	panels: ({ contacts, conversations, messages, webhooks }) => [
		contacts,
		conversations,
		messages,
		webhooks,
	],
	sender: ({ webhooks }) => ({
		hooks: (type) =>
			[...webhooks.rows()]
				.filter(({ active, events }) => active && (events as string[]).includes(type))
				.map(({ id, url, signing_secret }) => ({ id, url, secret: signing_secret })),
		envelope: ({ id, type, data, retry, at }) => ({
			...{ id, type, timestamp: iso(at), retry_count: retry, data },
			organization_id: 'org_sandbox',
		}),
	}),
	routes: [
		route(createContact, (state: State, { body }) => {
			const id = nextId('cnt', state.contacts);
			return { status: 201, body: state.contacts.put(id, contactRow(id, body)) };
		}),
		route(getContact, (state: State, { params }) => {
			const contact = findContact(state, params.id);
			return contact ? { body: contact } : missing('Contact');
		}),
		route(updateContact, (state: State, { params, body }) => {
			const contact = findContact(state, params.id);
			return contact ? { body: change(state, contact, body) } : missing('Contact');
		}),
		route(listContacts, (state: State, { query }) => paged([...state.contacts.rows()], query)),
		route(sendMessage, (state: State, { params, body }) => {
			const contact = findContact(state, params.id);
			return contact ? send(state, contact, body) : missing('Contact');
		}),
		route(listMessages, (state: State, { params, query }) => {
			if (!state.conversations.get(params.id)) return missing('Conversation');
			const all = [...state.messages.rows()];
			return paged(all.filter(({ conversation_id }) => conversation_id === params.id), query);
		}),
		route(getConversation, (state: State, { params }) => {
			const conversation = state.conversations.get(params.id);
			return conversation ? { body: conversation } : missing('Conversation');
		}),
		route(listConversations, (state: State, { query }) => paged(conversations(state, query), query)),
		route(createWebhook, (state: State, { body }) => {
			const id = nextId('wh', state.webhooks);
			return { status: 201, body: state.webhooks.put(id, webhookRow(id, body)) };
		}),
		route(getWebhook, (state: State, { params }) => {
			const webhook = state.webhooks.get(params.id);
			return webhook ? { body: webhook } : missing('Webhook');
		}),
		route(deleteWebhook, (state: State, { params }) => {
			if (!state.webhooks.get(params.id)) return missing('Webhook');
			state.webhooks.change(params.id, null);
			return { status: 204 };
		}),
		route(listTemplates, (_state: State, { query }) => paged(TEMPLATES, query)),
	],
});
