import { startSandbox, type Sandbox } from '../../../sandbox';
import { client } from './client';

let sandbox: Sandbox;
const { get } = client(() => sandbox);
const list = async () =>
	(await (await get('/conversationlist')).json()) as Array<Record<string, unknown>>;
const post = (body: object) =>
	fetch(`${sandbox.url}/_sandbox/rows`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(body),
	});

beforeEach(async () => {
	sandbox = await startSandbox();
});
afterEach(() => sandbox.close());

const AMIRA = { platform: 'hitlChat', panel: 'conversations', id: '447700900201' };

test('changes some fields of a row, and leaves the others', async () => {
	const [before] = await list();
	sandbox.change({ ...AMIRA, fields: { conversation_status: 'closed' } });
	expect((await list())[0]).toEqual({ ...before, conversation_status: 'closed' });
});

test('adds a row, takes one away, and forgets both with a reset', async () => {
	const before = await list();
	expect((await post({ ...AMIRA, fields: null })).status).toBe(204);
	expect((await post({ ...AMIRA, id: 'new', fields: { customer_name: 'Zoé' } })).status).toBe(204);
	expect(await list()).toEqual([...before.slice(1), { customer_name: 'Zoé' }]);
	sandbox.reset();
	expect(await list()).toEqual(before);
});

test.each([
	['an unknown platform', { ...AMIRA, platform: 'x', fields: {} }],
	['an unknown panel', { ...AMIRA, panel: 'x', fields: {} }],
	['no fields', AMIRA],
	['an unknown word', { ...AMIRA, fields: {}, times: 2 }],
])('refuses %s', async (_what, body) => {
	expect((await post(body)).status).toBe(400);
});
