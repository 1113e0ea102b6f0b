import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startSandbox, type Sandbox } from '../../../sandbox';

let sandbox: Sandbox;
let trigger: Server;
let arrived: unknown[] = [];
let status = 200;

beforeEach(async () => {
	arrived = [];
	status = 200;
	sandbox = await startSandbox();
	trigger = createServer((request, response) => {
		let body = '';
		request.on('data', (chunk: Buffer) => (body += chunk.toString()));
		request.on('end', () => {
			arrived.push({ method: request.method, url: request.url, body: JSON.parse(body) as unknown });
			response.writeHead(status, { 'content-type': 'application/json' }).end('{"success":true}');
		});
	});
	await new Promise<void>((resolve) => trigger.listen(0, '127.0.0.1', resolve));
});

afterEach(async () => {
	await sandbox.close();
	trigger.closeAllConnections();
	await new Promise((resolve) => trigger.close(resolve));
});

const address = () => `http://127.0.0.1:${(trigger.address() as AddressInfo).port}/webhook/x?apiKey=1`;

const type = async (own: object = {}) => {
	const response = await fetch(`${sandbox.url}/_sandbox/phone`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ url: address(), fromId: 'c-1', toId: 'b-1', body: 'Hi', ...own }),
		signal: AbortSignal.timeout(5_000),
	});
	return { status: response.status, json: (await response.json()) as Record<string, unknown> };
};

test('what is typed reaches the trigger as the guide’s body', async () => {
	const { json } = await type();
	expect(json).toMatchObject({ status: 200, answer: '{"success":true}' });
	expect(json.messageSid).toMatch(/^phone-/);
	expect(arrived).toEqual([
		{
			method: 'POST',
			url: '/webhook/x?apiKey=1',
			body: {
				customData: {
					messageSid: json.messageSid,
					fromId: 'c-1',
					toId: 'b-1',
					body: 'Hi',
					channel: 'custom',
					status: 'received',
				},
				messageType: 'text',
			},
		},
	]);
});

test('each message has an id of its own, unless one is given', async () => {
	const ids = [await type(), await type(), await type({ messageSid: 'same' })];
	expect(new Set(ids.map(({ json }) => json.messageSid)).size).toBe(3);
	expect(ids[2]?.json.messageSid).toBe('same');
});

test('a refusal and silence are told', async () => {
	status = 401;
	expect((await type()).json).toMatchObject({ status: 401 });
	expect((await type({ url: 'http://127.0.0.1:9/none' })).json).toMatchObject({ status: 0 });
});

test.each([
	['no address', { url: 'somewhere' }, 'url'],
	['another protocol', { url: 'file:///etc/hosts' }, 'url'],
	['nothing typed', { body: ' ' }, 'body'],
])('%s is refused', async (_what, own, field) => {
	const { status: answered, json } = await type(own);
	expect(answered).toBe(400);
	expect(JSON.stringify(json)).toContain(`${field}:`);
	expect(arrived).toEqual([]);
});

test('the phone’s files are served, load nothing from elsewhere and put values in as text only', async () => {
	const scripts = await Promise.all(
		['phone.js', 'chat.js', 'behavior.js'].map(async (file) => await (await fetch(`${sandbox.url}/${file}`)).text()),
	);
	const script = scripts.join('\n');
	expect(script).toContain('textContent');
	expect(script).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(/);
	const page = await (await fetch(sandbox.url)).text();
	for (const id of ['phone', 'phone-form', 'phone-talk', 'phone-told', 'phone-chats']) {
		expect(page).toContain(`id="${id}"`);
	}
	for (const [, address = ''] of page.matchAll(/(?:src|href)="([^"]+)"/g)) {
		expect(address).toMatch(/^(?:[a-z]+\.(?:js|css)|#[a-z]+|data:,)$/);
	}
	const picture = await fetch(`${sandbox.url}/sample.svg`);
	expect(picture.headers.get('content-type')).toContain('image/svg+xml');
});
