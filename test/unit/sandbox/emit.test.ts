import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { startSandbox, type Sandbox } from '../../../sandbox';

let sandbox: Sandbox;
let server: Server;
let hookUrl: string;
let statuses: number[];
let arrived: Array<{ headers: Record<string, unknown>; body: string }>;

beforeAll(async () => {
	sandbox = await startSandbox();
	server = createServer((request, response) => {
		let body = '';
		request.on('data', (part: Buffer) => (body += part.toString()));
		request.on('end', () => {
			arrived.push({ headers: request.headers, body });
			response.writeHead(statuses.shift() ?? 200);
			response.end('ok');
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	hookUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
});

beforeEach(() => {
	sandbox.reset();
	arrived = [];
	statuses = [];
});

afterAll(async () => {
	server.closeAllConnections();
	await new Promise((resolve) => server.close(resolve));
	await sandbox.close();
});

async function api(method: string, path: string, body?: object) {
	const response = await fetch(`${sandbox.baseUrl('hueChat')}${path}`, {
		method,
		headers: {
			'x-api-key': sandbox.key('hueChat'),
			...(body && { 'content-type': 'application/json' }),
		},
		body: body && JSON.stringify(body),
	});
	const text = await response.text();
	return { status: response.status, body: (text === '' ? {} : JSON.parse(text)) as { id: string } };
}

const registered = async (own: object = {}) =>
	await api('POST', '/webhooks', { url: hookUrl, events: ['message.read'], active: true, ...own });

const event = { platform: 'hueChat', type: 'message.read', data: { id: 'msg_1' }, id: 'evt_1' };

it('registers, shows and removes a webhook', async () => {
	const { status, body } = await registered();
	expect([status, body]).toEqual([
		201,
		{
			id: 'wh_000000000001',
			url: hookUrl,
			events: ['message.read'],
			active: true,
			retry_policy: 'exponential',
			signing_secret: expect.stringMatching(/^whsec_/) as unknown,
			created_at: expect.any(String) as unknown,
		},
	]);
	expect((await api('GET', `/webhooks/${body.id}`)).body).toEqual(body);
	expect((await api('DELETE', `/webhooks/${body.id}`)).status).toBe(204);
	expect((await api('DELETE', `/webhooks/${body.id}`)).status).toBe(404);
	expect(await sandbox.emit(event)).toEqual([]);
});

it.each([
	{ events: [] },
	{ events: ['message.gone'] },
	{ url: 'nowhere' },
	{ active: 'yes' },
	{ name: 'mine' },
])('refuses to register with %j', async (own) => {
	expect((await registered(own)).status).toBe(400);
});

it('calls the active webhooks that want the event, with the envelope', async () => {
	await registered();
	await registered({ active: false });
	await registered({ events: ['message.sent'] });
	const delivered = await sandbox.emit(event);
	expect(delivered).toEqual([
		{ hook: 'wh_000000000001', copy: 0, retry: 0, status: 200, answer: 'ok' },
	]);
	expect(JSON.parse(arrived[0].body)).toEqual({
		id: 'evt_1',
		type: 'message.read',
		timestamp: expect.stringMatching(/Z$/) as unknown,
		retry_count: 0,
		data: { id: 'msg_1' },
		organization_id: 'org_sandbox',
	});
});

it('repeats what is refused, under the same id, and counts', async () => {
	await registered();
	statuses = [500, 401, 200];
	const delivered = await sandbox.emit({ ...event, retries: 5, retryAfterMs: 1 });
	expect(delivered.map(({ status, retry }) => [status, retry])).toEqual([[500, 0], [401, 1], [200, 2]]);
	const bodies = arrived.map(({ body }) => JSON.parse(body) as { id: string; retry_count: number });
	expect(bodies.map(({ id, retry_count: count }) => [id, count])).toEqual([
		['evt_1', 0],
		['evt_1', 1],
		['evt_1', 2],
	]);
});

it('sends copies of one event, and other ids for other events', async () => {
	await registered();
	await sandbox.emit({ ...event, id: undefined, copies: 3 });
	await sandbox.emit({ ...event, id: undefined });
	const ids = arrived.map(({ body }) => (JSON.parse(body) as { id: string }).id);
	expect(new Set(ids.slice(0, 3)).size).toBe(1);
	expect(ids[3]).not.toBe(ids[0]);
});

it('says where nobody answers', async () => {
	await registered({ url: 'http://127.0.0.1:1/' });
	const [{ status, answer }] = await sandbox.emit(event);
	expect([status, answer]).toEqual([0, expect.any(String)]);
});

it('is there for other processes, and refuses what it does not understand', async () => {
	await registered();
	const post = async (body: object) =>
		await fetch(`${sandbox.url}/_sandbox/emit`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(body),
		});
	expect(await (await post({ ...event, signing: 'svix' })).json()).toHaveLength(1);
	expect(arrived[0].headers['svix-signature']).toMatch(/^v1,/);
	for (const wrong of [{ ...event, signing: 'mine' }, { ...event, platform: 'hitlChat' }, {}]) {
		expect((await post(wrong)).status).toBe(400);
	}
});
