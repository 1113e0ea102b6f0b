import { resources } from '../../nodes/HueChatAccount/resources';
import { checkRequest, findContract, platforms, startSandbox } from '../../sandbox';
import type { Contract, Sandbox } from '../../sandbox';
import { fixed } from '../support/fixedOperations';

const found = platforms.find(({ name }) => name === 'hueChatAccount');
if (found === undefined) throw new Error('The sandbox has no HueChat account');
const { contracts } = found;
const V1 = '/api/v1/accounts/42';
const V2 = '/api/v2/accounts/42';
const ID = '0b6c2f0e-5d0a-4f5e-9f0e-2d7c9a1b3c01';

function contractOf(method: string, path: string): Contract {
	const contract = findContract(contracts, method, path);
	if (contract === undefined) throw new Error(`No contract for ${method} ${path}`);
	return contract;
}

it('has one contract for every request of the node, and no other', () => {
	const requests = fixed(resources)
		.flatMap(({ operations }) => operations)
		.map(({ request: { method, url } }) => `${method} ${url}`);
	// Setting, adding and removing labels are one request.
	const used = [...new Set(requests)].map((one) => {
		const [method, url] = one.split(' ');
		return contractOf(method, url);
	});
	expect(new Set(used).size).toBe(used.length);
	expect(contracts.filter((contract) => !used.includes(contract))).toEqual([]);
});

it('claims no document for any of them', () => {
	expect(new Set(contracts.map(({ certainty }) => certainty))).toEqual(new Set(['by convention']));
});

const problem = (contract: Contract, params: object, body?: unknown) => {
	const checked = checkRequest(contract, { params: { account: '42', ...params }, body, query: {} });
	return 'problem' in checked ? checked.problem.message : undefined;
};
const message = contractOf('POST', `${V1}/conversations/1/messages`);
const contact = contractOf('POST', `${V1}/contacts`);
const broadcast = contractOf('POST', `${V2}/broadcasts`);
const good = { name: 'May', template_id: ID, contact_list_id: ID };

it.each<[string, Contract, object, unknown]>([
	['a contact without an inbox', contact, {}, { name: 'Jane' }],
	['an id as text', contact, {}, { inbox_id: '1' }],
	['a national phone number', contact, {}, { inbox_id: 1, phone_number: '07700900123' }],
	['an unknown field', contact, {}, { inbox_id: 1, phone: '+447700900123' }],
	['an empty message', message, { id: '1' }, { content: '' }],
	['a message of nothing', message, { id: '1' }, {}],
	['a conversation with a UUID', message, { id: ID }, { content: 'Hi' }],
	[
		'a button without a type',
		message,
		{ id: '1' },
		{
			content: 'Hi',
			template_params: {
				...{ name: 'a', category: 'UTILITY', language: 'en' },
				processed_params: { buttons: [{ parameter: 'x' }] },
			},
		},
	],
	['a conversation of nobody', contractOf('POST', `${V1}/conversations`), {}, { contact_id: 1 }],
	[
		'a contact whose inbox is cleared',
		contractOf('PUT', `${V1}/contacts/1`),
		{ id: '1' },
		{ inbox_id: null },
	],
	['an empty file list', message, { id: '1' }, { attachments: [] }],
	['a broadcast without audience', broadcast, {}, { name: 'May', template_id: ID }],
	['a broadcast to a number', broadcast, {}, { ...good, contact_list_id: '7' }],
	['a time without zone', broadcast, {}, { ...good, scheduled_at: '2099-01-01T10:00:00' }],
	['a send with a body', contractOf('POST', `${V2}/broadcasts/${ID}/send`), { id: ID }, {}],
])('refuses %s', (_what, contract, params, body) => {
	expect(problem(contract, params, body)).toEqual(expect.any(String));
});

it.each<[string, Contract, object, unknown]>([
	['a contact', contact, {}, { inbox_id: 1, name: 'Jane', phone_number: '+447700900123' }],
	['a note', message, { id: '1' }, { content: 'Hi', private: true }],
	[
		'a conversation of a contact in an inbox',
		contractOf('POST', `${V1}/conversations`),
		{},
		{
			contact_id: 1,
			inbox_id: 1,
		},
	],
	[
		'a contact whose email is cleared',
		contractOf('PUT', `${V1}/contacts/1`),
		{ id: '1' },
		{ email: null },
	],
	['a broadcast with a field that nobody knows', broadcast, {}, { ...good, colour: 'red' }],
])('takes %s', (_what, contract, params, body) => {
	expect(problem(contract, params, body)).toBeUndefined();
});

describe('the server', () => {
	let sandbox: Sandbox;
	beforeEach(async () => {
		sandbox = await startSandbox({ port: 0 });
	});
	afterEach(async () => await sandbox.close());

	const call = async (path: string, init: RequestInit = {}, key = sandbox.key('hueChatAccount')) =>
		await fetch(`${sandbox.baseUrl('hueChatAccount')}${path}`, {
			...init,
			headers: { api_access_token: key, ...init.headers },
			signal: AbortSignal.timeout(5_000),
		});
	const setKey = (fields: Record<string, unknown>) =>
		sandbox.change({ platform: 'hueChatAccount', panel: 'key', id: 'key', fields });

	it('answers errors in the shape of the seed', async () => {
		const answer = await call(`${V1}/contacts`, {}, 'wrong');
		expect(answer.status).toBe(401);
		expect(await answer.json()).toEqual({
			error: 'The API key is missing or wrong',
			code: 'unauthorized',
			status: 401,
		});
	});

	it('tells each route its own limit, in Unix seconds and without Retry-After', async () => {
		await call(`${V1}/inboxes`);
		const second = await call(`${V1}/inboxes`);
		const other = await call(`${V1}/teams`);
		expect(second.headers.get('x-ratelimit-remaining')).toBe('598');
		expect(other.headers.get('x-ratelimit-remaining')).toBe('599');
		expect(Number(other.headers.get('x-ratelimit-reset'))).toBeGreaterThan(Date.now() / 1_000);
		sandbox.limit({
			platform: 'hueChatAccount',
			requests: 1,
			windowMs: 9_000,
			headers: 'ratelimit',
		});
		await call(`${V1}/inboxes`);
		const refused = await call(`${V1}/inboxes`);
		expect(refused.status).toBe(429);
		expect(refused.headers.get('retry-after')).toBeNull();
	});

	it('gives both envelopes', async () => {
		const conversations = await (await call(`${V1}/conversations`)).json();
		expect(conversations).toMatchObject({ data: { meta: { all_count: 1 }, payload: [{ id: 1 }] } });
		expect(await (await call(`${V1}/teams`)).json()).toMatchObject({
			payload: [{ id: 1 }],
			meta: {},
		});
		expect(await (await call(`${V2}/templates`)).json()).toMatchObject({
			data: [{}, {}, {}, {}],
			meta: {},
		});
	});

	it('refuses another account, plain HTTP and a missing scope', async () => {
		expect((await call('/api/v1/accounts/7/teams')).status).toBe(404);
		setKey({ scopes: 'teams:read' });
		expect((await call(`${V1}/teams`)).status).toBe(200);
		expect((await call(`${V1}/inboxes`)).status).toBe(403);
		setKey({ plain_http: true });
		expect((await call(`${V1}/teams`)).status).toBe(426);
	});

	it('takes a form only where files are possible', async () => {
		const form = new FormData();
		form.append('content', 'Look');
		form.append('attachments[]', new Blob(['abc'], { type: 'text/plain' }), 'a.txt');
		const answer = await call(`${V1}/conversations/1/messages`, { method: 'POST', body: form });
		expect(await answer.json()).toMatchObject({ content: 'Look', attachments: [{ size: 3 }] });
		expect((await call(`${V1}/contacts`, { method: 'POST', body: form })).status).toBe(400);
	});

	it('refuses what calls itself a form and is none', async () => {
		const headers = { 'content-type': 'multipart/form-data; boundary=x' };
		const init = { method: 'POST', headers, body: 'nonsense' };
		const answer = await call(`${V1}/conversations/1/messages`, init);
		expect(answer.status).toBe(400);
	});

	it('gives Unix seconds and ISO times, integers and UUIDs', async () => {
		const post = async (path: string, body: object): Promise<unknown> =>
			await (
				await call(path, {
					method: 'POST',
					headers: { 'content-type': 'application/json' },
					body: JSON.stringify(body),
				})
			).json();
		expect(await post(`${V1}/contacts`, { inbox_id: 1 })).toMatchObject({
			payload: { contact: { id: 2, created_at: expect.any(Number) as number } },
		});
		expect(await post(`${V2}/broadcasts`, good)).toMatchObject({
			id: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
			created_at: expect.stringMatching(/Z$/) as string,
		});
	});
});
