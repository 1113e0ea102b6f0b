import { z } from 'zod';
import {
	contract,
	definePlatform,
	route,
	type Answer,
	type Contract,
	type Method,
	type Problem,
	type ProblemKind,
	type Route,
} from '../platform';
import { Table, type Changed } from '../table';

const ACCOUNT = '42';
const V1 = '/api/v1/accounts/:account';
const V2 = '/api/v2/accounts/:account';

/** Seed 003 prints no request: names and conventions are its, every path is ours. */
const byConvention = {
	document: 'HueChat API (seed 003)',
	certainty: 'by convention' as const,
};

const text = z.string().min(1, 'must not be empty');
const whole = z.number().int().positive();
const integerId = z.string().regex(/^[1-9]\d*$/, 'must be an integer');
const uuid = z.string().uuid();
const address = z.string().url().regex(/^https?:\/\//, 'must be an http or https address');
const attributes = z.record(z.string(), z.unknown());
const status = z.enum(['open', 'resolved', 'pending', 'snoozed']);
const page = z.string().regex(/^[1-9]\d*$/).transform(Number).default('1');
const labels = z.array(text);

const phone = z.string().regex(/^\+[1-9]\d{6,14}$/, 'must be in E.164 format');
const person = {
	name: text,
	email: z.string().email(),
	phone_number: phone,
	identifier: text,
	avatar_url: address,
	custom_attributes: attributes,
};
const hook = { url: address, name: text, subscriptions: z.array(text).min(1) };
const ticket = {
	subject: text,
	description: text,
	priority: text,
	status: text,
	contact_id: whole,
	assignee_id: whole,
	conversation_id: whole,
};
const deal = {
	name: text,
	value: z.number(),
	currency: text,
	stage: text,
	contact_id: whole,
	assignee_id: whole,
};
const outbound = { url: address, events: z.array(text).min(1), name: text };
const broadcast = {
	name: text,
	template_id: uuid,
	contact_list_id: uuid,
	inbox_id: whole,
	scheduled_at: z.string().datetime(),
	variables: attributes,
};

type Shape = Record<string, z.ZodTypeAny>;

interface Collection {
	path: string;
	title: string;
	/** What its scopes begin with. */
	scope: string;
	id: typeof integerId | typeof uuid;
	/** How a list comes: both envelopes that the seed shows. */
	wrap: 'payload' | 'data';
	pageSize?: number;
	query?: Shape;
	/** A field written as `name!` is demanded of a new one. */
	fields?: Shape;
	demanded?: readonly string[];
	verbs: string;
	update?: Method;
	/** Broadcasts, templates and webhooks have ISO times, all others Unix seconds. */
	iso?: boolean;
	/** Takes fields beyond the known ones. */
	open?: boolean;
	rows?: object[];
}

const sorting = { sort: text.optional() };
const filter = {
	assignee_type: z.enum(['me', 'unassigned', 'all', 'assigned']).optional(),
	status: z.enum(['all', ...status.options]).optional(),
	q: text.optional(),
	inbox_id: integerId.optional(),
	team_id: integerId.optional(),
	'labels[]': text.optional(),
};

const newer = (path: string, title: string, own: Partial<Collection>): Collection => ({
	...{ path: `${V2}/${path}`, title, scope: path, id: uuid, wrap: 'data', pageSize: 25 },
	...{ verbs: 'list get create update delete', update: 'PATCH', open: true },
	...own,
});

const older = (path: string, title: string, own: Partial<Collection>): Collection => ({
	...{ path: `${V1}/${path}`, title, scope: path, id: integerId, wrap: 'payload', verbs: 'list' },
	...own,
});

const COLLECTIONS = {
	conversations: older('conversations', 'Conversations', {
		verbs: 'list get',
		pageSize: 25,
		query: filter,
		rows: [{ id: 1, inbox_id: 1, contact_id: 1, status: 'open', labels: ['vip'], messages: [] }],
	}),
	contacts: older('contacts', 'Contacts', {
		verbs: 'list get create update delete',
		update: 'PUT',
		pageSize: 15,
		query: sorting,
		fields: { ...person, inbox_id: whole, blocked: z.boolean() },
		demanded: ['inbox_id'],
		rows: [{ id: 1, name: 'Sarah Ahmed', email: 'sarah@example.com', phone_number: '+447700900301' }],
	}),
	inboxes: older('inboxes', 'Inboxes', {
		verbs: 'list get',
		rows: [{ id: 1, name: 'WhatsApp' }, { id: 2, name: 'Web Chat' }],
	}),
	agents: older('agents', 'Agents', {
		rows: [{ id: 1, name: 'Amira Khan', email: 'amira@example.com' }, { id: 2, name: 'Tom Hill' }],
	}),
	teams: older('teams', 'Teams', { verbs: 'list get', rows: [{ id: 1, name: 'Sales' }] }),
	labels: older('labels', 'Labels', { rows: [{ id: 1, title: 'vip' }, { id: 2, title: 'billing' }] }),
	webhooks: older('webhooks', 'Webhooks', {
		verbs: 'list create update delete',
		update: 'PATCH',
		fields: hook,
		demanded: ['url', 'subscriptions'],
		iso: true,
	}),
	broadcasts: newer('broadcasts', 'Broadcasts', {
		fields: broadcast,
		demanded: ['name', 'template_id', 'contact_list_id'],
		iso: true,
	}),
	templates: newer('templates', 'Templates', {
		verbs: 'list get',
		iso: true,
		rows: [
			{ id: '0b6c2f0e-5d0a-4f5e-9f0e-2d7c9a1b3c01', name: 'appointment_reminder', language: 'en' },
			{ id: '0b6c2f0e-5d0a-4f5e-9f0e-2d7c9a1b3c02', name: 'welcome', language: 'en' },
		],
	}),
	contactLists: newer('contact_lists', 'Contact lists', {
		fields: { name: text, description: text },
		demanded: ['name'],
		rows: [{ id: '0b6c2f0e-5d0a-4f5e-9f0e-2d7c9a1b3c11', name: 'Customers' }],
	}),
	tickets: newer('tickets', 'Tickets', { fields: ticket, demanded: ['subject'] }),
	deals: newer('deals', 'Deals', { fields: deal, demanded: ['name'] }),
	outboundWebhooks: newer('outbound_webhooks', 'Outbound webhooks', {
		fields: outbound,
		demanded: ['url', 'events'],
	}),
	aiAgents: newer('ai_agents', 'AI agents', {
		verbs: 'list get',
		rows: [{ id: '0b6c2f0e-5d0a-4f5e-9f0e-2d7c9a1b3c21', name: 'Front desk' }],
	}),
} satisfies Record<string, Collection>;

type Name = keyof typeof COLLECTIONS;
interface Row extends Record<string, unknown> {
	id?: unknown;
}

const WORDS: Record<ProblemKind, string> = {
	invalid: 'invalid_parameter',
	unauthorized: 'unauthorized',
	notFound: 'not_found',
	rateLimited: 'rate_limited',
	serverError: 'internal_error',
	refused: 'refused',
};

const errorBody = ({ kind, message, status: code }: Problem) => ({
	error: message,
	code: WORDS[kind],
	status: code,
});

const problem = (code: number, word: string, error: string): Answer => ({
	status: code,
	body: { error, code: word, status: code },
});

const missing = problem(404, 'not_found', 'Resource not found');
const unix = () => Math.floor(Date.now() / 1_000);

function createState(changed: Changed) {
	const table = (id: string, title: string, own: Record<string, string> = {}) =>
		new Table<Row>(id, title, { id: 'ID', ...own }, changed);
	const seeded = Object.entries(COLLECTIONS).map(([name, { title, rows = [] }]: [string, Collection]) => {
		const made = table(name, title, { name: 'Name', status: 'Status', created_at: 'Created' });
		for (const row of rows as Row[]) made.put(String(row.id), { created_at: 1712400000, ...row });
		return [name, made] as const;
	});
	/** Not the vendor's: what the key may do, and whether calls seem to come over plain HTTP. */
	const key = table('key', 'Key', { scopes: 'Scopes', plain_http: 'Plain HTTP' });
	key.put('key', { id: 'key', scopes: 'all', plain_http: false });
	const messages = table('messages', 'Messages', {
		conversation_id: 'Conversation',
		content: 'Content',
		attachments: 'Files',
		private: 'Private',
	});
	return { ...(Object.fromEntries(seeded) as Record<Name, Table<Row>>), messages, key };
}

type State = ReturnType<typeof createState>;

/** What holds before any route looks: transport, scope, account. */
function barrier({ key }: State, scope: string, account: string): Answer | undefined {
	const { scopes = 'all', plain_http: plain = false } = key.get('key') ?? {};
	if (plain === true) return problem(426, 'upgrade_required', 'HTTPS is required');
	if (scopes !== 'all' && !String(scopes).split(',').includes(scope)) {
		return problem(403, 'insufficient_scope', 'The API key lacks the required scope');
	}
	return account === ACCOUNT ? undefined : missing;
}

type Given = { params: Row; query: Row; body: Row };

function guarded(
	scope: string,
	definition: Omit<Contract, 'document' | 'certainty'>,
	handle: (state: State, given: Given) => Answer,
): Route<State> {
	return route<State, z.ZodTypeAny, z.ZodTypeAny, z.ZodTypeAny>(
		contract({ ...definition, ...byConvention } as Contract),
		(state, call) => {
			const given = call as unknown as Given;
			return barrier(state, scope, String(given.params.account)) ?? handle(state, given);
		},
	);
}

const params = (own: Shape = {}) => z.strictObject({ account: integerId, ...own });

function listed(rows: Row[], { wrap, pageSize = 1_000 }: Collection, at = 1): Answer {
	const found = rows.slice((at - 1) * pageSize, at * pageSize);
	const meta = { count: rows.length, current_page: at };
	return { body: wrap === 'data' ? { data: found, meta } : { payload: found, meta } };
}

function schemaOf({ fields = {}, demanded = [], open }: Collection, isNew: boolean) {
	const given = Object.entries(fields).map(([name, one]): [string, z.ZodTypeAny] => [
		name,
		isNew && demanded.includes(name) ? one : one.optional(),
	]);
	const shape = Object.fromEntries(given);
	const body = open ? z.object(shape).catchall(z.unknown()) : z.strictObject(shape);
	return isNew ? body : body.refine((value) => Object.keys(value).length > 0, 'there is nothing to update');
}

function routesOf(name: Name): Array<Route<State>> {
	const own: Collection = COLLECTIONS[name];
	const { path, scope, id, verbs, iso, update = 'PATCH' } = own;
	const time = () => (iso ? new Date().toISOString() : unix());
	const one = { path: `${path}/:id`, params: params({ id }) };
	const query = z.strictObject({ ...(own.pageSize ? { page } : {}), ...own.query });
	const found = (state: State, { params: at }: Given) => state[name].get(String(at.id));
	const routes: Record<string, () => Route<State>> = {
		list: () =>
			guarded(`${scope}:read`, { method: 'GET', path, params: params(), query }, (state, given) => {
				const rows = [...state[name].rows()];
				const answer = listed(rows, own, Number(given.query.page ?? 1));
				if (name !== 'conversations') return answer;
				const { payload } = answer.body as { payload: Row[] };
				const meta = { mine_count: 0, unassigned_count: rows.length, all_count: rows.length };
				return { body: { data: { meta, payload } } };
			}),
		get: () =>
			guarded(`${scope}:read`, { method: 'GET', ...one }, (state, given) => {
				const row = found(state, given);
				return row ? { body: row } : missing;
			}),
		create: () => {
			const definition = { method: 'POST', path, params: params(), body: schemaOf(own, true) } as const;
			return guarded(`${scope}:write`, definition, (state, { body }) => {
				const next = state[name].written + 1;
				const made = id === uuid ? `0b6c2f0e-5d0a-4f5e-9f0e-${String(next).padStart(12, '0')}` : next;
				const row = { id: made, ...body, created_at: time(), updated_at: time() };
				state[name].put(String(made), row);
				const beside = { contact_inbox: { source_id: `src-${made}` } };
				const isContact = name === 'contacts';
				return { status: 201, body: isContact ? { payload: { contact: row, ...beside } } : row };
			});
		},
		update: () => {
			const definition = { method: update, ...one, body: schemaOf(own, false) };
			return guarded(`${scope}:write`, definition, (state, given) => {
				const row = found(state, given);
				if (!row) return missing;
				const changed = { ...row, ...given.body, updated_at: time() };
				return { body: state[name].put(String(row.id), changed) };
			});
		},
		delete: () =>
			guarded(`${scope}:delete`, { method: 'DELETE', ...one }, (state, given) => {
				if (!found(state, given)) return missing;
				state[name].change(String(given.params.id), null);
				return { status: 204 };
			}),
	};
	return verbs.split(' ').map((verb) => routes[verb]());
}

const CONVERSATION = `${V1}/conversations`;
const byConversation = params({ id: integerId });

/** A route below one conversation, which must be there. */
function within(
	method: Method,
	below: string,
	scope: string,
	own: Partial<Contract>,
	handle: (state: State, row: Row, given: Given) => Answer,
): Route<State> {
	const path = `${CONVERSATION}/:id${below}`;
	return guarded(scope, { method, path, params: byConversation, ...own }, (state, given) => {
		const row = state.conversations.get(String(given.params.id));
		return row ? handle(state, row, given) : missing;
	});
}

const change = ({ conversations }: State, row: Row, fields: Row) =>
	conversations.put(String(row.id), { ...row, ...fields });

const flag = z.union([z.boolean(), z.enum(['true', 'false'])]).optional();
const file = z.strictObject({
	filename: text,
	content_type: text,
	size: z.number().positive('must not be empty'),
	sha256: text,
});
const kind = { message_type: z.enum(['outgoing', 'incoming']).optional(), private: flag };
const message = z.union([
	z.strictObject({
		...kind,
		content: text,
		template_params: z
			.strictObject({
				name: text,
				category: text,
				language: text,
				processed_params: z.strictObject({ body: z.record(z.string(), z.string()) }).optional(),
			})
			.optional(),
	}),
	z.strictObject({ ...kind, content: text.optional(), attachments: z.array(file).min(1) }),
]);

const newConversation = z.strictObject({
	source_id: text,
	inbox_id: whole.optional(),
	contact_id: whole.optional(),
	assignee_id: whole.optional(),
	team_id: whole.optional(),
	status: z.enum(['open', 'resolved', 'pending']).optional(),
	custom_attributes: attributes.optional(),
	message: z.strictObject({ content: text }).optional(),
});

const assignment = z.union([
	z.strictObject({ assignee_id: whole }),
	z.strictObject({ team_id: whole }),
]);

const MESSAGES_AT_ONCE = 20;

const special: Array<Route<State>> = [
	guarded(
		'conversations:write',
		{ method: 'POST', path: CONVERSATION, params: params(), body: newConversation },
		(state, { body: { message: first, ...body } }) => {
			const id = state.conversations.written + 1;
			const row = { id, account_id: Number(ACCOUNT), inbox_id: 1, status: 'open', labels: [], ...body };
			state.conversations.put(String(id), { ...row, created_at: unix(), messages: first ? [first] : [] });
			return { body: { id, account_id: Number(ACCOUNT), inbox_id: row.inbox_id } };
		},
	),
	within(
		'POST',
		'/toggle_status',
		'conversations:write',
		{ body: z.strictObject({ status, snoozed_until: whole.optional() }) },
		(state, row, { body }) => {
			change(state, row, body);
			const payload = { success: true, current_status: body.status, conversation_id: row.id };
			return { body: { meta: {}, payload } };
		},
	),
	within('POST', '/assignments', 'conversations:write', { body: assignment }, (state, row, { body }) => {
		change(state, row, body);
		const found = body.team_id ? state.teams.get(String(body.team_id)) : undefined;
		const assigned = found ?? state.agents.get(String(body.assignee_id));
		return assigned ? { body: assigned } : missing;
	}),
	within('GET', '/labels', 'conversations:read', {}, (_state, row) => ({ body: { payload: row.labels } })),
	within(
		'POST',
		'/labels',
		'conversations:write',
		{ body: z.strictObject({ labels: labels.min(1) }) },
		(state, row, { body }) => ({ body: { payload: change(state, row, body).labels } }),
	),
	within(
		'GET',
		'/messages',
		'messages:read',
		{ query: z.strictObject({ before: integerId.optional() }) },
		({ messages }, { id }, { query: { before = Infinity } }) => {
			const own = [...messages.rows()].filter(
				(row) => row.conversation_id === id && Number(row.id) < Number(before),
			);
			return { body: { meta: { labels: [] }, payload: own.slice(-MESSAGES_AT_ONCE) } };
		},
	),
	within('POST', '/messages', 'messages:write', { body: message, form: true }, (state, row, { body }) => {
		const id = state.messages.written + 1;
		const made = { id, conversation_id: row.id, message_type: 1, status: 'sent', created_at: unix() };
		return { body: state.messages.put(String(id), { ...body, ...made }) };
	}),
	guarded(
		'messages:delete',
		{
			method: 'DELETE',
			path: `${CONVERSATION}/:id/messages/:message`,
			params: params({ id: integerId, message: integerId }),
		},
		({ messages }, { params: at }) => {
			if (!messages.get(String(at.message))) return missing;
			messages.change(String(at.message), null);
			return { status: 204 };
		},
	),
	guarded(
		'contacts:read',
		{
			method: 'GET',
			path: `${V1}/contacts/search`,
			params: params(),
			query: z.strictObject({ q: text, page, ...sorting }),
		},
		({ contacts }, { query: { q, page: at } }) => {
			const words = String(q).toLowerCase();
			const rows = [...contacts.rows()].filter((row) => JSON.stringify(row).toLowerCase().includes(words));
			return listed(rows, COLLECTIONS.contacts, Number(at));
		},
	),
	guarded(
		'broadcasts:write',
		{ method: 'POST', path: `${V2}/broadcasts/:id/send`, params: params({ id: uuid }) },
		({ broadcasts }, { params: at }) => {
			const row = broadcasts.get(String(at.id));
			if (!row) return missing;
			if (row.status === 'sent') return problem(409, 'conflict', 'The broadcast was already sent');
			const sent = { ...row, status: 'sent', sent_at: new Date().toISOString() };
			return { body: broadcasts.put(String(row.id), sent) };
		},
	),
];

export const hueChatAccount = definePlatform<State>({
	name: 'hueChatAccount',
	title: 'HueChat Account',
	basePath: '/huechat-account',
	// Characters that change when they are URL-encoded, so that a leak shows in either form.
	key: 'hc_live_account/sandbox+key=0003',
	keyPlaces: [{ in: 'header', name: 'api_access_token' }],
	limit: { requests: 600, windowMs: 60_000, scope: 'route', headers: 'ratelimit' },
	errorBody,
	createState,
	panels: (state) => Object.values(state),
	routes: [...special, ...(Object.keys(COLLECTIONS) as Name[]).flatMap(routesOf)],
});
