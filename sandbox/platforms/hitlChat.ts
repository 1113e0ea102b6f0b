import { z } from 'zod';
import { Groups } from '../groups';
import { contract, definePlatform, route, type ProblemKind } from '../platform';
import { Table, type Changed } from '../table';

const statedIn = (section: string) => ({
	document: `How to Use the HitlChat API (seed 000): ${section}`,
	certainty: 'documented' as const,
});

// Every example of the guide writes numbers this way: country code, digits, no plus.
const recipientNumber = z
	.string()
	.regex(/^[1-9]\d{6,14}$/, 'must be digits only, with the country code and without +');
const text = z.string().min(1, 'must not be empty');
const texts = z.array(text).min(1, 'must not be empty');
const mediaUrl = z.string().url().regex(/^https?:\/\//, 'must be an http or https address');

export const listConversations = contract({
	method: 'GET',
	path: '/conversationlist',
	...statedIn('Conversation Listings API'),
});

const contactBody = z.strictObject({
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

const broadcastBody = z
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

const mediaBody = <Type extends string>(type: Type) =>
	z.strictObject({ type: z.literal(type), recipientNumber, media_url: mediaUrl });

const messageBody = z.discriminatedUnion('type', [
	z.strictObject({ type: z.literal('text'), recipientNumber, messageText: text }),
	mediaBody('image'),
	mediaBody('video'),
	mediaBody('audio'),
	mediaBody('file'),
]);

export const sendMessage = contract({
	method: 'POST',
	path: '/messages/send',
	body: messageBody,
	...statedIn('Messages API'),
	documentedExample: {
		type: 'text',
		recipientNumber: '447700900123',
		messageText: 'Hi! A human will be with you shortly.',
	},
});


// No document shows HitlChat's error body; this is the shape most of its neighbours use.
const ERROR_CODES: Record<ProblemKind, string> = {
	invalid: 'INVALID_REQUEST',
	unauthorized: 'UNAUTHORIZED',
	notFound: 'NOT_FOUND',
	rateLimited: 'RATE_LIMITED',
	serverError: 'SERVER_ERROR',
	refused: 'REFUSED',
};

interface Contact {
	recipientNumber: string;
	name: string;
	tags: string[];
	lists: string[];
}

function conversation(number: string, name: string, sender: string, paused = false, human = false) {
	return {
		customer_name: name,
		customer_whatsapp_number: number,
		last_message_sent_by: sender,
		conversation_status: 'open',
		bot_currently_paused: paused,
		transferred_to_human_at_least_once: human,
	};
}

const TEMPLATES = [
	{ name: 'promo_may_2026', language: 'en', body: 'Hi {{1}}, save {{2}} in May.', variables: 2 },
	{ name: 'welcome_back', language: 'de', body: 'Schön, dass du da bist!', variables: 0 },
].map((template) => ({ ...template, category: 'MARKETING', status: 'APPROVED' }));

const CONTACTS: Contact[] = [
	{ recipientNumber: '447700900201', name: 'Amira Khan', tags: ['lead'], lists: ['Newsletter'] },
	{ recipientNumber: '447700900202', name: 'Tom Baker', tags: [], lists: ['Newsletter'] },
];

const CONVERSATIONS = [
	conversation('447700900201', 'Amira Khan', 'customer', true, true),
	conversation('447700900202', 'Tom Baker', 'bot'),
	{ ...conversation('34600000203', 'Lucía Ortiz', 'human'), conversation_status: 'closed' },
];

function createState(changed: Changed) {
	const table = <Row extends object>(id: string, title: string, labels: Record<string, string>) =>
		new Table<Row>(id, title, labels, changed);
	const state = {
		contacts: table<Contact>('contacts', 'Contacts', {
			recipientNumber: 'Number',
			name: 'Name',
			tags: 'Tags',
			lists: 'Lists',
		}),
		conversations: table<ReturnType<typeof conversation>>('conversations', 'Conversations', {
			customer_whatsapp_number: 'Number',
			customer_name: 'Customer',
			last_message_sent_by: 'Last by',
			conversation_status: 'Status',
			bot_currently_paused: 'Bot paused',
			transferred_to_human_at_least_once: 'Had a human',
		}),
		messages: table('messages', 'Messages', {
			recipientNumber: 'To',
			type: 'Type',
			messageText: 'Text',
			media_url: 'Media',
		}),
		broadcasts: table('broadcasts', 'Broadcasts', {
			broadcast_name: 'Name',
			meta_template_name: 'Template',
			variables: 'Variables',
			recipients: 'Recipients',
			status: 'Status',
			scheduled_datetime: 'Scheduled',
		}),
		invitations: table('invitations', 'Agency invitations', {
			email_address: 'E-mail',
			first_name: 'First name',
			last_name: 'Last name',
		}),
		tagged: new Groups(),
		listed: new Groups(),
	};
	for (const contact of CONTACTS) putContact(state, contact);
	for (const row of CONVERSATIONS) state.conversations.put(row.customer_whatsapp_number, row);
	return state;
}

type State = ReturnType<typeof createState>;

function putContact(state: State, contact: Contact): Contact {
	state.tagged.add(contact.recipientNumber, contact.tags);
	state.listed.add(contact.recipientNumber, contact.lists);
	return state.contacts.put(contact.recipientNumber, contact);
}

function upsert(state: State, given: z.output<typeof contactBody>): Contact {
	const before = state.contacts.get(given.recipientNumber);
	return putContact(state, {
		recipientNumber: given.recipientNumber,
		name: given.name ?? before?.name ?? '',
		tags: [...new Set([...(before?.tags ?? []), ...(given.tags ?? [])])],
		lists: before?.lists ?? [],
	});
}

/** What goes out shows in the list of conversations; the guide's senders are people and bots. */
function showSent(state: State, number: string): void {
	const before = state.conversations.get(number);
	const name = state.contacts.get(number)?.name ?? before?.customer_name ?? '';
	state.conversations.put(number, {
		...(before ?? conversation(number, name, 'human')),
		customer_name: name,
		last_message_sent_by: 'human',
		conversation_status: 'open',
	});
}

function broadcast(state: State, given: z.output<typeof broadcastBody>): object {
	const recipients = new Set([
		...(given.recipient_numbers ?? []),
		...state.tagged.membersOf(given.tags ?? []),
		...state.listed.membersOf(given.contact_lists ?? []),
	]);
	const { scheduled_datetime: scheduled } = given;
	const isLater = scheduled !== undefined && Date.parse(scheduled) > Date.now();
	if (!isLater) for (const number of recipients) showSent(state, number);
	const id = `broadcast_${state.broadcasts.written + 1}`;
	return state.broadcasts.put(id, {
		id,
		broadcast_name: given.broadcast_name,
		meta_template_name: given.meta_template_name,
		status: isLater ? 'scheduled' : 'sent',
		scheduled_datetime: scheduled ?? null,
		recipients: [...recipients],
		variables: given.broadcast_configuration?.variables ?? {},
	});
}

export const hitlChat = definePlatform<State>({
	name: 'hitlChat',
	title: 'HitlChat',
	basePath: '/hitlchat',
	// Characters that change when they are URL-encoded, so that a leak shows in either form.
	key: 'hitl/sandbox+key=0001',
	keyPlaces: [{ in: 'bearer' }],
	errorBody: ({ kind, message }) => ({ error: { code: ERROR_CODES[kind], message } }),
	createState,
	panels: ({ contacts, messages, broadcasts, conversations, invitations }) => [
		contacts,
		messages,
		broadcasts,
		conversations,
		invitations,
	],
	routes: [
		route(listConversations, (state: State) => ({ body: [...state.conversations.rows()] })),
		route(upsertContact, (state: State, { body }) => ({ body: upsert(state, body) })),
		route(inviteClient, (state: State, { body }) => {
			const id = `invitation_${state.invitations.written + 1}`;
			return { body: state.invitations.put(id, { id, ...body, status: 'pending' }) };
		}),
		route(sendBroadcast, (state: State, { body }) => ({ body: broadcast(state, body) })),
		route(listTemplates, () => ({ body: TEMPLATES })),
		route(sendMessage, (state: State, { body }) => {
			const id = `message_${state.messages.written + 1}`;
			showSent(state, body.recipientNumber);
			return { body: state.messages.put(id, { id, ...body, status: 'sent' }) };
		}),
	],
});
