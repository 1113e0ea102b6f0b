import { resources } from '../../nodes/HueChat/resources';
import { checkRequest, findContract, platforms, startSandbox } from '../../sandbox';
import type { Contract, Sandbox } from '../../sandbox';
import { fixed } from '../support/fixedOperations';

const found = platforms.find(({ name }) => name === 'hueChat');
if (found === undefined) throw new Error('The sandbox has no HueChat');
const { contracts } = found;

function contractOf(method: string, path: string): Contract {
	const contract = findContract(contracts, method, path);
	if (contract === undefined) throw new Error(`No contract for ${method} ${path}`);
	return contract;
}

const message = contractOf('POST', '/contact/cnt_1/message');
const create = contractOf('POST', '/contact');
const update = contractOf('PUT', '/contact/cnt_1');
const conversations = contractOf('GET', '/conversations');

const problem = (contract: Contract, parts: { body?: unknown; query?: object; params?: object }) => {
	const checked = checkRequest(contract, {
		...parts,
		query: { ...parts.query },
		params: parts.params ?? { id: 'cnt_1' },
	});
	return 'problem' in checked ? checked.problem.message : undefined;
};

it('has one contract for every operation of the node, and no other request but webhooks', () => {
	const used = fixed(resources)
		.flatMap(({ operations }) => operations)
		.map(({ request: { method, url } }) =>
			contractOf(method, url.replace(/^=/, '').replace(/\{\{.*?\}\}/g, ':x')),
		);
	expect(new Set(used).size).toBe(9);
	const others = contracts.filter((contract) => !used.includes(contract));
	expect(others.filter(({ path }) => !path.startsWith('/webhooks'))).toEqual([]);
});

it.each([
	['a contact', create],
	['a message', message],
])('takes the documented example of %s', (_what, contract) => {
	expect(contract.documentedExample).toBeDefined();
	expect(problem(contract, { body: contract.documentedExample })).toBeUndefined();
});

const text = { channel: 'whatsapp', message_type: 'text', content: 'Hi' };
const media = { channel: 'whatsapp', media_url: 'https://example.com/a' };
const template = { channel: 'whatsapp', message_type: 'template', template_name: 'welcome' };

it.each<[string, Contract, unknown]>([
	['no first name', create, { phone: '+1234567890' }],
	['a phone number without +', create, { first_name: 'J', phone: '1234567890' }],
	['a phone number as a number', create, { first_name: 'J', phone: 1234567890 }],
	['an empty field', create, { first_name: 'J', last_name: '' }],
	['an unknown field', create, { first_name: 'J', firstName: 'J' }],
	['metadata as text', create, { first_name: 'J', metadata: '{}' }],
	['an unknown channel', create, { first_name: 'J', preferred_channel: 'fax' }],
	['an update of nothing', update, {}],
	['an update with null', update, { email: null }],
	['a message without type', message, { channel: 'whatsapp', content: 'Hi' }],
	['a message without channel', message, { message_type: 'text', content: 'Hi' }],
	['an unknown type', message, { ...text, message_type: 'audio' }],
	['text that is a number', message, { ...text, content: 7 }],
	['text with a template', message, { ...text, template_name: 'x' }],
	['parameters as a list', message, { ...template, template_parameters: ['Jane'] }],
	['a parameter called 0', message, { ...template, template_parameters: { '0': 'Jane' } }],
	['a parameter that is a number', message, { ...template, template_parameters: { '1': 7 } }],
	['an image without address', message, { channel: 'whatsapp', message_type: 'image' }],
	['an image with a file name', message, { ...media, message_type: 'image', filename: 'a' }],
	['a file that is no web address', message, { ...media, media_url: 'file:///a', message_type: 'document' }],
])('refuses %s', (_what, contract, body) => {
	expect(problem(contract, { body })).toEqual(expect.any(String));
});

it.each([
	[{ limit: '0' }],
	[{ limit: '101' }],
	[{ limit: 'ten' }],
	[{ offset: '-1' }],
	[{ status: 'pending' }],
	[{ sort: 'created_at:asc' }],
	[{ label: '' }],
	[{ page: '2' }],
])('refuses a list with %j', (query) => {
	expect(problem(conversations, { query })).toEqual(expect.any(String));
});

it.each(['cnt_abc123def456', '+1234567890', 'jane@example.com'])('knows a contact by %s', (id) => {
	expect(problem(contractOf('GET', '/contact/x'), { params: { id } })).toBeUndefined();
});

it.each(['1234567890', 'Jane', 'conv_1'])('knows no contact by %s', (id) => {
	expect(problem(contractOf('GET', '/contact/x'), { params: { id } })).toContain('must be an id');
});

describe('the server', () => {
	let sandbox: Sandbox;
	beforeEach(async () => {
		sandbox = await startSandbox({ port: 0 });
	});
	afterEach(() => sandbox.close());

	const call = async (method: string, path: string, body?: unknown, headers: object = {}) =>
		await fetch(sandbox.baseUrl('hueChat') + path, {
			method,
			signal: AbortSignal.timeout(5_000),
			headers: {
				'x-api-key': sandbox.key('hueChat'),
				...(body !== undefined && { 'content-type': 'application/json' }),
				...headers,
			},
			...(body !== undefined && { body: JSON.stringify(body) }),
		});

	it('tells the limit on every answer to the right key', async () => {
		const answers = [
			await call('GET', '/contacts'),
			await call('GET', '/contact/cnt_nobody'),
			await call('POST', '/contact', {}),
		];
		expect(answers.map(({ status }) => status)).toEqual([200, 404, 400]);
		expect(answers.map(({ headers }) => headers.get('x-ratelimit-remaining'))).toEqual([
			'999',
			'998',
			'997',
		]);
		for (const { headers } of answers) {
			expect(headers.get('x-ratelimit-limit')).toBe('1000');
			expect(Number(headers.get('x-ratelimit-reset')) * 1_000).toBeGreaterThan(Date.now());
		}
	});

	it('keeps the limit after a reset, and takes another one', async () => {
		sandbox.limit({ platform: 'hueChat', requests: 1, windowMs: 60_000 });
		expect((await call('GET', '/contacts')).status).toBe(200);
		const refused = await call('GET', '/contacts');
		expect(refused.status).toBe(429);
		expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
		expect(await refused.json()).toEqual({
			error: 'rate_limited',
			message: 'Too many requests',
			code: 429,
			retry_after: expect.any(Number) as number,
		});
		sandbox.reset();
		expect((await call('GET', '/contacts')).headers.get('x-ratelimit-limit')).toBe('1000');
	});

	it('answers in the error shape of the seed', async () => {
		const wrongKey = await call('GET', '/contacts', undefined, { 'x-api-key': 'sk_live_x' });
		expect(wrongKey.status).toBe(401);
		expect(await wrongKey.json()).toMatchObject({ error: 'unauthorized', code: 401 });
		const wrongPhone = await call('POST', '/contact', { first_name: 'J', phone: '123' });
		expect(await wrongPhone.json()).toEqual({
			error: 'invalid_input',
			message: 'phone: Phone number must be in E.164 format',
			code: 400,
			details: { field: 'phone' },
		});
	});

	it('creates a conversation by a message, and finds it again', async () => {
		const created = (await (await call('POST', '/contact', { first_name: 'Jane' })).json()) as { id: string };
		const sent = (await (await call('POST', `/contact/${created.id}/message`, text)).json()) as {
			conversation_id: string;
		};
		const conversation = `/conversation/${sent.conversation_id}`;
		expect(await (await call('GET', conversation)).json()).toMatchObject({
			contact_id: created.id,
			message_count: 1,
			status: 'open',
		});
		expect(await (await call('GET', `${conversation}/messages`)).json()).toMatchObject({
			data: [{ content: 'Hi', status: 'sent' }],
			pagination: { limit: 20, offset: 0, total: 1, has_more: false },
		});
	});

	it('refuses free text outside the 24 hours, and nothing else', async () => {
		expect((await call('POST', '/contact/cnt_tom/message', text)).status).toBe(400);
		expect((await call('POST', '/contact/cnt_amira/message', text)).status).toBe(200);
		expect((await call('POST', '/contact/cnt_tom/message', template)).status).toBe(200);
		expect((await call('POST', '/contact/cnt_tom/message', { ...text, channel: 'sms' })).status).toBe(200);
	});
});
