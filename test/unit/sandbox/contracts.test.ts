import {
	checkRequest,
	findContract,
	platforms,
	startSandbox,
	type Sandbox,
} from '../../../sandbox';
import { client, TEXT } from './client';

let sandbox: Sandbox;
const { get, post, call } = client(() => sandbox);
const NUMBER = '447700900123';
const PROMO = { broadcast_name: 'May', meta_template_name: 'promo_may_2026' };

beforeAll(async () => {
	sandbox = await startSandbox();
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.close());

// The others have tests of their own in test/contract.
const ours = platforms.filter(({ name }) => name === 'hitlChat');
const documented = ours.flatMap(({ name, contracts }) =>
	contracts
		.filter(({ documentedExample }) => documentedExample !== undefined)
		.map((contract) => ({ name, contract })),
);

test('the document shows four request bodies', () => {
	expect(documented.map(({ contract }) => `${contract.method} ${contract.path}`)).toEqual([
		'POST /contacts',
		'POST /agency/invite-client',
		'POST /broadcasts',
		'POST /messages/send',
	]);
});

test.each(documented)('takes the documented example of $contract.path', async ({ contract }) => {
	const response = await post(contract.path, contract.documentedExample);
	expect(response.status).toBe(200);
	const [recorded] = sandbox.requests();
	expect(recorded).toMatchObject({
		n: 1,
		platform: 'hitlChat',
		method: 'POST',
		path: contract.path,
		query: {},
		body: contract.documentedExample,
		rawBody: JSON.stringify(contract.documentedExample),
		status: 200,
		accepted: true,
	});
});

test.each([
	['a missing number', '/contacts', { name: 'Jane' }, 'recipientNumber'],
	['an unknown field', '/contacts', { recipientNumber: NUMBER, email: 'a@b.cc' }, 'email'],
	['a number with +', '/contacts', { recipientNumber: '+447700900123' }, 'recipientNumber'],
	['a national number', '/contacts', { recipientNumber: '07700900123' }, 'recipientNumber'],
	['a JSON number', '/contacts', { recipientNumber: 447700900123 }, 'recipientNumber'],
	['tags as text', '/contacts', { recipientNumber: NUMBER, tags: 'vip' }, 'tags'],
	['a tag that is no text', '/contacts', { recipientNumber: NUMBER, tags: ['a', 1] }, 'tags.1'],
	['an empty name', '/contacts', { recipientNumber: NUMBER, name: '' }, 'name'],
	['no address', '/agency/invite-client', { first_name: 'Sam' }, 'email_address'],
	['no target', '/broadcasts', PROMO, 'recipient_numbers'],
	['two targets', '/broadcasts', { ...PROMO, tags: ['a'], contact_lists: ['b'] }, 'contact_lists'],
	['an empty target', '/broadcasts', { ...PROMO, recipient_numbers: [] }, 'recipient_numbers'],
	['a null target', '/broadcasts', { ...PROMO, tags: [null] }, 'tags.0'],
	['no template', '/broadcasts', { broadcast_name: 'x', tags: ['a'] }, 'meta_template_name'],
	[
		'variables as a list',
		'/broadcasts',
		{ ...PROMO, tags: ['a'], broadcast_configuration: { variables: ['Jane'] } },
		'broadcast_configuration.variables',
	],
	[
		'a variable by name',
		'/broadcasts',
		{ ...PROMO, tags: ['a'], broadcast_configuration: { variables: { name: 'Jane' } } },
		'broadcast_configuration.variables.name',
	],
	[
		'a variable that is a number',
		'/broadcasts',
		{ ...PROMO, tags: ['a'], broadcast_configuration: { variables: { '1': 20 } } },
		'broadcast_configuration.variables.1',
	],
	[
		'a local time',
		'/broadcasts',
		{ ...PROMO, tags: ['a'], scheduled_datetime: '2031-05-01T10:00:00+02:00' },
		'scheduled_datetime',
	],
	['an unknown type', '/messages/send', { ...TEXT, type: 'sticker' }, 'type'],
	['text without text', '/messages/send', { ...TEXT, messageText: undefined }, 'messageText'],
	['media with text', '/messages/send', { ...TEXT, type: 'image' }, 'messageText'],
	[
		'a file address',
		'/messages/send',
		{ type: 'file', recipientNumber: NUMBER, media_url: 'file:///etc/hosts' },
		'media_url',
	],
	['a list as body', '/messages/send', [], 'body'],
	['no body', '/contacts', undefined, 'body'],
	['cut JSON', '/contacts', '{"recipientNumber":', 'body'],
])('refuses %s and names the field', async (_what, path, body, field) => {
	const response = await post(path, body);
	expect(response.status).toBe(400);
	const { error } = (await response.json()) as { error: { code: string; message: string } };
	expect(error.code).toBe('INVALID_REQUEST');
	expect(error.message).toContain(field);
	expect(sandbox.requests()).toMatchObject([{ status: 400, accepted: false }]);
});

test('refuses what a read does not take, and a body that is not declared as JSON', async () => {
	expect((await get('/conversationlist?page=2')).status).toBe(400);
	expect((await call('GET', '/templates?', undefined)).status).toBe(200);
	const form = await post('/contacts', 'recipientNumber=1', { 'content-type': 'text/plain' });
	expect(form.status).toBe(400);
	expect(await form.text()).toContain('Content-Type');
});

test('a missing or wrong key is 401, and is counted', async () => {
	const key = sandbox.key('hitlChat');
	for (const authorization of ['', 'Bearer wrong', `Basic ${key}`, key, `Bearer ${key}x`]) {
		const response = await post('/messages/send', TEXT, { authorization });
		expect(response.status).toBe(401);
	}
	const seen = sandbox.requests({ method: 'post', path: '/messages/send' });
	expect(seen.map(({ n, status, accepted }) => ({ n, status, accepted }))).toEqual(
		[1, 2, 3, 4, 5].map((n) => ({ n, status: 401, accepted: false })),
	);
});

test('an unknown path or method is 404 in the platform’s error shape', async () => {
	for (const response of [await get('/contacts'), await post('/message/send', TEXT)]) {
		expect(response.status).toBe(404);
		expect(await response.json()).toMatchObject({ error: { code: 'NOT_FOUND' } });
	}
	expect(sandbox.requests()).toHaveLength(2);
	expect(sandbox.requests()[1]).toMatchObject({ body: TEXT, status: 404 });
});

test('a recorded request can be held against its contract', async () => {
	await post('/messages/send', { ...TEXT, extra: 1 });
	const [seen] = sandbox.requests();
	const [platform] = platforms;
	const contract = platform && seen && findContract(platform.contracts, seen.method, seen.path);
	if (!contract || !seen) throw new Error('no contract found');
	expect(contract.path).toBe('/messages/send');
	expect(checkRequest(contract, seen)).toMatchObject({
		problem: { status: 400, field: 'extra' },
	});
	expect(checkRequest(contract, { body: TEXT })).toMatchObject({ call: { body: TEXT } });
});
