import { z } from 'zod';
import { Groups } from '../groups';
import { contract, definePlatform, route, type Answer, type ProblemKind } from '../platform';
import { Table, type Changed } from '../table';

const statedIn = (section: string) => ({
	document: `API Access guide (seed 001): ${section}`,
	certainty: 'documented' as const,
});
const shownOn = (page: string) => ({ document: page, certainty: 'vendor page' as const });

const text = z.string().min(1, 'must not be empty');
const email = z.string().email('must be an email address');
const phone = z.string().regex(/^\+[1-9]\d{1,14}$/, 'must have a + and the country code');
const digits = z.string().regex(/^[1-9]\d{1,14}$/, 'must be digits, without a plus');
const inPath = z.object({ id: text });

const contactBody = z
	.strictObject({
		firstName: text.optional(),
		lastName: text.optional(),
		phone: phone.optional(),
		phoneNumber: phone.optional(),
		email: email.optional(),
		is_bot_active: z.boolean().optional(),
		do_not_disturb: z.boolean().optional(),
		listIds: z.array(text).min(1).optional(),
	})
	.refine((body) => body.phone !== undefined || body.email !== undefined, {
		message: 'a phone number or an email address is needed',
	});

const oneOf = (phoneField: z.ZodTypeAny) =>
	z
		.strictObject({ phoneNumber: phoneField.optional(), email: email.optional() })
		.refine((given) => (given.phoneNumber === undefined) !== (given.email === undefined), {
			message: 'exactly one of phoneNumber and email is needed',
		});

export const createContact = contract({
	method: 'POST',
	path: '/contacts',
	body: contactBody,
	...statedIn('Create a Contact'),
	// The guide shows none of these; a page of the vendor does.
	byConvention: ['phoneNumber', 'is_bot_active', 'do_not_disturb', 'listIds'],
	documentedExample: {
		firstName: 'Jane',
		lastName: 'Smith',
		phone: '+15551234567',
		email: 'jane@example.com',
	},
});

export const getContact = contract({
	method: 'GET',
	path: '/contacts',
	query: oneOf(phone),
	...statedIn('Available Operations Overview'),
});

export const updateContact = contract({
	method: 'PUT',
	path: '/contacts/:id',
	params: inPath,
	body: z.strictObject({
		firstName: text.optional(),
		lastName: text.optional(),
		email: email.optional(),
		is_bot_active: z.boolean().optional(),
		do_not_disturb: z.boolean().optional(),
	}),
	...shownOn('help.dmchamp.com/contacts'),
});

export const addToList = contract({
	method: 'POST',
	path: '/lists/:id/contacts',
	params: inPath,
	body: z.strictObject({ contactId: text }),
	...statedIn('Add a Contact to a List'),
	documentedExample: { contactId: 'abc123xyz' },
});

export const getContactTags = contract({
	method: 'GET',
	path: '/contacts/tags/:id',
	params: inPath,
	...shownOn('help.dmchamp.com/api/contacts'),
});

const tagQuery = z.strictObject({
	tag: text,
	phoneNumber: digits.optional(),
	email: email.optional(),
});

export const addTag = contract({
	method: 'POST',
	path: '/tags',
	query: tagQuery,
	...shownOn('dm-cha.readme.io/reference/create-tag'),
});

export const listTags = contract({
	method: 'GET',
	path: '/tags',
	...shownOn('help.dmchamp.com/tags'),
});

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
		}),
		messageType: z.enum(['text', 'reaction']),
	}),
	...statedIn('Receive Incoming Messages (Custom Channel)'),
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

const grantBody = z.strictObject({
	email,
	amount: z.number().positive(),
	description: text.optional(),
});

export const grantCredits = contract({
	method: 'POST',
	path: '/subaccounts/credits',
	// The guide: in this header, and not in the query. The query schema refuses it there.
	keyPlaces: [{ in: 'header', name: 'x-api-key' }],
	body: grantBody,
	...statedIn('Grant Credits to a Sub-Account'),
	documentedExample: {
		email: 'client@example.com',
		amount: 500,
		description: 'Auto-recharge via webhook',
	},
});

export const getSubAccount = contract({
	method: 'GET',
	path: '/subaccounts',
	query: z.strictObject({ email }),
	...shownOn('help.dmchamp.com/subaccounts'),
});

const profile = {
	business_name: text.optional(),
	description: text.optional(),
	address_line: text.optional(),
	city: text.optional(),
	country: text.optional(),
	postal_code: text.optional(),
	state: text.optional(),
	time_zone_id: text.optional(),
	language: text.optional(),
};

export const createSubAccount = contract({
	method: 'POST',
	path: '/subaccounts',
	body: z.strictObject({
		email,
		first_name: text,
		last_name: text,
		usage_limits: z.strictObject({
			monthly_credits: z.number().min(0),
			credits: z.number().min(0),
			roll_over_to_next_month: z.boolean(),
		}),
		...profile,
	}),
	...shownOn('help.dmchamp.com/subaccounts'),
});

export const deleteSubAccount = contract({
	method: 'DELETE',
	path: '/subaccounts',
	query: z.strictObject({ email }),
	...shownOn('help.dmchamp.com/subaccounts'),
});

export const createSummary = contract({
	method: 'POST',
	path: '/summaries',
	body: oneOf(phone),
	...shownOn('help.dmchamp.com/summaries'),
});

const wholeNumber = z.string().regex(/^[1-9]\d*$/, 'must be a whole number above 0').transform(Number);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'must be YYYY-MM-DD');

export const listChatSessions = contract({
	method: 'GET',
	path: '/chat-sessions/recent',
	query: z.strictObject({
		hours: wholeNumber,
		limit: wholeNumber.optional(),
		status: text.optional(),
		includeMessages: z.enum(['true', 'false']).optional(),
	}),
	...shownOn('help.dmchamp.com/api/chat-sessions'),
});

export const getChatSessions = contract({
	method: 'GET',
	path: '/chat-sessions/:id',
	params: inPath,
	query: z.strictObject({ limit: wholeNumber.optional(), status: text.optional() }),
	...shownOn('help.dmchamp.com/api/chat-sessions'),
});

export const exportUsage = contract({
	method: 'GET',
	path: '/agencies/usage/export',
	query: z.strictObject({ from: day.optional(), to: day.optional(), subAccountId: text.optional() }),
	...shownOn('help.dmchamp.com/agency'),
});

const ERROR_CODES: Record<ProblemKind, string> = {
	invalid: 'INVALID_REQUEST',
	unauthorized: 'UNAUTHORIZED',
	notFound: 'NOT_FOUND',
	rateLimited: 'RATE_LIMITED',
	serverError: 'SERVER_ERROR',
	refused: 'REFUSED',
};

interface Contact {
	id: string;
	firstName: string;
	lastName: string;
	phone: string | null;
	email: string | null;
	is_bot_active: boolean;
	do_not_disturb: boolean;
	tags: string[];
	lists: string[];
	createdAt: string;
}

interface SubAccount {
	id: string;
	email: string;
	first_name: string;
	last_name: string;
	credits: number;
	monthly_credits: number;
	roll_over_to_next_month: boolean;
}

/**
 * Which of the contradicting documents the server keeps to, changed with `change`: panel `settings`,
 * row `contacts`. `create`: the guide's flat contact or the pages' wrapped reply. `duplicate`: what an
 * existing contact is answered with. `duplicateId`: whether that answer holds the contact's id.
 */
interface Settings {
	setting: string;
	create: 'flat' | 'wrapped';
	duplicate: 'flat' | 'status409' | 'errorCode409';
	duplicateId: boolean;
}

const SETTINGS: Settings = {
	setting: 'contacts',
	create: 'flat',
	duplicate: 'flat',
	duplicateId: true,
};

const TEMPLATES = [
	{ id: 'template_1', name: 'order_shipped', language: 'en', category: 'UTILITY' },
	{ id: 'template_2', name: 'welcome_back', language: 'de', category: 'MARKETING' },
].map((one) => ({ ...one, status: 'APPROVED', createdAt: '2026-01-15T10:30:00Z' }));

const LISTS = ['list_leads', 'list_newsletter'];

const SESSIONS = [
	{ id: 'session_1', contactId: 'contact_1', status: 'active', startedAt: '2026-05-01T08:00:00Z' },
	{ id: 'session_2', contactId: 'contact_1', status: 'closed', startedAt: '2026-04-01T08:00:00Z' },
	{ id: 'session_3', contactId: 'contact_2', status: 'active', startedAt: '2026-05-02T09:00:00Z' },
];

function person(id: string, firstName: string, number: string): Contact {
	return {
		id,
		firstName,
		lastName: 'Sample',
		phone: number,
		email: `${firstName.toLowerCase()}@example.com`,
		is_bot_active: true,
		do_not_disturb: false,
		tags: ['lead'],
		lists: [],
		createdAt: '2026-01-15T10:30:00Z',
	};
}

function createState(changed: Changed) {
	const table = <Row extends object>(id: string, title: string, labels: Record<string, string>) =>
		new Table<Row>(id, title, labels, changed);
	const state = {
		contacts: table<Contact>('contacts', 'Contacts', {
			id: 'ID',
			firstName: 'First name',
			phone: 'Phone',
			email: 'E-mail',
			tags: 'Tags',
			lists: 'Lists',
		}),
		messages: table('messages', 'Messages sent', {
			fromId: 'To contact',
			customChannel: 'Channel',
			body: 'Text',
		}),
		received: table('received', 'Messages received', {
			fromId: 'From',
			toId: 'To',
			messageType: 'Type',
			body: 'Text',
			messageSid: 'ID',
		}),
		subAccounts: table<SubAccount>('subAccounts', 'Sub-accounts', {
			email: 'E-mail',
			credits: 'Credits',
			monthly_credits: 'Monthly',
		}),
		grants: table('grants', 'Credits granted', {
			email: 'E-mail',
			credits_added: 'Credits',
			new_balance: 'Balance',
			description: 'Description',
		}),
		templates: table('templates', 'Templates sent', { contactId: 'Contact', whatsappTemplateId: 'Template' }),
		settings: table<Settings>('settings', 'Which document the server keeps to', {
			setting: 'About',
			create: 'Reply to create',
			duplicate: 'Reply to a duplicate',
			duplicateId: 'with its id',
		}),
		byPhone: new Map<string, string>(),
		byEmail: new Map<string, string>(),
		tags: new Groups(),
		tagNames: new Set(['lead']),
	};
	for (const [id, name, number] of [
		['contact_1', 'Amira', '+15550000201'],
		['contact_2', 'Tom', '+15550000202'],
	] as const) {
		keep(state, person(id, name, number));
	}
	const account = { first_name: 'Casey', last_name: 'Client', monthly_credits: 1000 };
	state.subAccounts.put('client@example.com', {
		id: 'abc123xyz',
		email: 'client@example.com',
		...account,
		credits: 42,
		roll_over_to_next_month: false,
	});
	state.settings.put('contacts', SETTINGS);
	return state;
}

type State = ReturnType<typeof createState>;

type Indexed = Pick<State, 'contacts' | 'byPhone' | 'byEmail'>;

function keep(state: Indexed, contact: Contact): Contact {
	if (contact.phone !== null) state.byPhone.set(contact.phone, contact.id);
	if (contact.email !== null) state.byEmail.set(contact.email, contact.id);
	return state.contacts.put(contact.id, contact);
}

const problem = (status: number, code: string, message: string): Answer => ({
	status,
	body: { error: { code, message } },
});

const missing = (what: string) => problem(404, 'NOT_FOUND', `${what} not found`);

function find(state: State, given: { phoneNumber?: string; email?: string }): Contact | undefined {
	const { phoneNumber, email: address } = given;
	const byPhone = phoneNumber === undefined ? undefined : state.byPhone.get(phoneNumber);
	const id = byPhone ?? (address === undefined ? undefined : state.byEmail.get(address));
	return id === undefined ? undefined : state.contacts.get(id);
}

/** What the guide shows of a contact. */
function shown({ id, firstName, lastName, phone: number, email: address, createdAt }: Contact) {
	return {
		id,
		firstName,
		lastName,
		...(number !== null && { phone: number }),
		...(address !== null && { email: address }),
		createdAt,
	};
}

function duplicate(contact: Contact, { duplicate: how, duplicateId }: Settings): Answer {
	const failure = {
		success: false,
		message: 'Contact already exists',
		...(duplicateId && { contactId: contact.id }),
	};
	if (how === 'status409') return { status: 409, body: failure, accepted: false };
	if (how === 'errorCode409') return { body: { ...failure, error_code: 409 }, accepted: false };
	return { body: shown(contact) };
}

function create(state: State, given: z.output<typeof contactBody>): Answer {
	const settings = state.settings.get('contacts') ?? SETTINGS;
	// Each document's server knows its own field only.
	const number = settings.create === 'flat' ? given.phone : given.phoneNumber;
	if (settings.create === 'wrapped' && number === undefined) {
		return problem(400, 'INVALID_PHONE', 'phoneNumber is required');
	}
	const unknown = given.listIds?.find((list) => !LISTS.includes(list));
	if (unknown !== undefined) return missing(`List ${unknown}`);
	const existing = find(state, { phoneNumber: number, email: given.email });
	if (existing) return duplicate(existing, settings);
	const contact = keep(state, {
		id: `contact_${state.contacts.written + 1}`,
		firstName: given.firstName ?? 'Unknown',
		lastName: given.lastName ?? 'Unknown',
		phone: number ?? null,
		email: given.email ?? null,
		is_bot_active: given.is_bot_active ?? true,
		do_not_disturb: given.do_not_disturb ?? false,
		tags: [],
		lists: given.listIds ?? [],
		createdAt: new Date().toISOString(),
	});
	if (settings.create === 'flat') return { status: 201, body: shown(contact) };
	const data = { message: 'Contact created', contactId: contact.id };
	return { body: { success: true, data } };
}

function addTagTo(state: State, given: z.output<typeof tagQuery>): Answer {
	const { tag: name, phoneNumber, email: address } = given;
	const number = phoneNumber === undefined ? undefined : `+${phoneNumber}`;
	const contact = find(state, { phoneNumber: number, email: address });
	if (!contact) return missing('Contact');
	state.tagNames.add(name);
	keep(state, { ...contact, tags: [...new Set([...contact.tags, name])] });
	return { body: { success: true, message: `Tag ${name} added` } };
}

function grant(state: State, given: z.output<typeof grantBody>): Answer {
	const { email: address, amount, description = null } = given;
	const account = state.subAccounts.get(address);
	if (!account) return missing('Sub-account');
	const credits = account.credits + amount;
	state.subAccounts.put(address, { ...account, credits });
	const result = { sub_account_id: account.id, credits_added: amount, new_balance: credits };
	const id = `grant_${state.grants.written + 1}`;
	state.grants.put(id, { email: address, description, ...result });
	return { body: { success: true, ...result } };
}

const limits = ({ credits, monthly_credits, roll_over_to_next_month }: SubAccount) => ({
	monthly_credits,
	monthly_credits_used: 0,
	credits,
	roll_over_to_next_month,
});

function subAccount(account: SubAccount) {
	const { email: address, first_name, last_name } = account;
	return {
		email: address,
		first_name,
		last_name,
		role: 'Sub Account',
		is_agency_sub_account: true,
		usage_limits: limits(account),
	};
}

const csvOf = (state: State) =>
	['email,credits', ...[...state.subAccounts.rows()].map((row) => `${row.email},${row.credits}`)].join('\n');

const describe = (name: string) => ({ name, description: `Contacts tagged ${name}` });

export const dmChamp = definePlatform<State>({
	name: 'dmChamp',
	title: 'DM Champ',
	basePath: '/dmchamp/v1',
	// Characters that change when they are URL-encoded, so that a leak shows in either form.
	key: 'champ/sandbox+key=0002',
	keyPlaces: [{ in: 'query', name: 'apiKey' }],
	errorBody: ({ kind, message }) => ({ error: { code: ERROR_CODES[kind], message } }),
	createState,
	panels: ({ contacts, messages, received, subAccounts, grants, templates, settings }) => [
		contacts,
		messages,
		received,
		subAccounts,
		grants,
		templates,
		settings,
	],
	routes: [
		route(createContact, (state: State, { body }) => create(state, body)),
		route(getContact, (state: State, { query }) => {
			const contact = find(state, query as { phoneNumber?: string; email?: string });
			return contact ? { body: { success: true, contactId: contact.id } } : missing('Contact');
		}),
		route(updateContact, (state: State, { params, body }) => {
			const contact = state.contacts.get(params.id);
			if (!contact) return missing('Contact');
			keep(state, { ...contact, ...body });
			return { body: { success: true, message: 'Contact updated' } };
		}),
		route(addToList, (state: State, { params, body }) => {
			const contact = state.contacts.get(body.contactId);
			if (!contact) return missing('Contact');
			if (!LISTS.includes(params.id)) return missing('List');
			keep(state, { ...contact, lists: [...new Set([...contact.lists, params.id])] });
			return { body: { success: true, message: `Contact added to ${params.id}` } };
		}),
		route(getContactTags, (state: State, { params }) => {
			const contact = state.contacts.get(params.id);
			return contact ? { body: contact.tags.map(describe) } : missing('Contact');
		}),
		route(addTag, (state: State, { query }) => addTagTo(state, query)),
		route(listTags, (state: State) => ({ body: [...state.tagNames].map(describe) })),
		route(sendMessage, (state: State, { body }) => {
			const messageId = `message_${state.messages.written + 1}`;
			state.messages.put(messageId, body.customData);
			return { body: { success: true, messageId } };
		}),
		route(receiveMessage, (state: State, { body }) => {
			const { messageSid } = body.customData;
			// The guide: the id prevents duplicates.
			if (state.received.get(messageSid) === undefined) {
				state.received.put(messageSid, { ...body.customData, messageType: body.messageType });
			}
			return { body: { success: true, messageId: messageSid } };
		}),
		route(sendWhatsAppWeb, (state: State, { body }) => {
			const chunks = body.message.split(/\n\s*\n/).filter((part) => part.trim() !== '');
			const messageIds = chunks.map((part) => {
				const id = `message_${state.messages.written + 1}`;
				state.messages.put(id, { fromId: body.phoneNumber, customChannel: 'WhatsApp Web', body: part });
				return id;
			});
			const contactId = find(state, { phoneNumber: body.phoneNumber })?.id ?? null;
			const counts = { messagesSent: chunks.length, totalChunks: chunks.length };
			return { body: { success: true, contactId, ...counts, messageIds, creditsUsed: 1 } };
		}),
		route(listTemplates, () => ({ body: { success: true, data: TEMPLATES } })),
		route(sendTemplate, (state: State, { body }) => {
			if (state.contacts.get(body.contactId) === undefined) return missing('Contact');
			if (!TEMPLATES.some(({ id }) => id === body.whatsappTemplateId)) return missing('Template');
			state.templates.put(`template_message_${state.templates.written + 1}`, body);
			return { body: { success: true, data: 'Template sent' } };
		}),
		route(grantCredits, (state: State, { body }) => grant(state, body)),
		route(getSubAccount, (state: State, { query }) => {
			const account = state.subAccounts.get(query.email);
			return account ? { body: { success: true, data: subAccount(account) } } : missing('Sub-account');
		}),
		route(createSubAccount, (state: State, { body }) => {
			if (state.subAccounts.get(body.email)) return problem(400, 'EXISTS', 'Sub-account exists');
			const { usage_limits, email: address, first_name, last_name } = body;
			const id = `account_${state.subAccounts.written + 1}`;
			const account = { id, email: address, first_name, last_name, ...usage_limits };
			return {
				status: 201,
				body: { success: true, data: subAccount(state.subAccounts.put(address, account)) },
			};
		}),
		route(deleteSubAccount, (state: State, { query }) => {
			if (!state.subAccounts.get(query.email)) return missing('Sub-account');
			state.subAccounts.change(query.email, null);
			return { body: { success: true, message: 'Sub-account deleted' } };
		}),
		route(createSummary, (state: State, { body }) => {
			const contact = find(state, body as { phoneNumber?: string; email?: string });
			return contact
				? { body: { success: true, message: 'Summary generation started' } }
				: missing('Contact');
		}),
		route(listChatSessions, (_state: State, { query }) => {
			const { status, limit = 100 } = query;
			const wanted = SESSIONS.filter((one) => status === undefined || one.status === status);
			return { body: { success: true, sessions: wanted.slice(0, limit) } };
		}),
		route(getChatSessions, (state: State, { params, query }) => {
			if (!state.contacts.get(params.id)) return missing('Contact');
			const { status, limit = 10 } = query;
			const own = SESSIONS.filter(({ contactId }) => contactId === params.id);
			const wanted = own.filter((one) => status === undefined || one.status === status);
			return { body: { success: true, sessions: wanted.slice(0, limit) } };
		}),
		route(exportUsage, (state: State) => ({
			headers: { 'content-type': 'text/csv; charset=utf-8' },
			body: csvOf(state),
		})),
	],
});
