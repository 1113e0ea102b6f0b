import { createServer, request, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { startSandbox, type Sandbox } from '../../../sandbox';

let sandbox: Sandbox;
let elsewhere: Server;
let fetched = 0;

beforeAll(async () => {
	sandbox = await startSandbox();
	elsewhere = createServer((_request, response) => {
		fetched += 1;
		response.end('{}');
	});
	await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
	await sandbox.close();
	elsewhere.closeAllConnections();
	elsewhere.close();
});

const port = () => Number(new URL(sandbox.url).port);

/** What a browser sends, whose Host and Origin `fetch` does not let a test choose. */
function ask(method: string, path: string, headers: Record<string, string>, body?: object) {
	return new Promise<{ status: number; text: string }>((resolve, reject) => {
		const call = request(
			{ host: '127.0.0.1', port: port(), method, path, headers: { ...headers, ...(body && { 'content-type': 'application/json' }) } },
			(response) => {
				let text = '';
				const done = () => resolve({ status: response.statusCode ?? 0, text });
				response.on('data', (chunk: Buffer) => {
					text += chunk.toString();
					// The stream of events does not end by itself.
					if (String(response.headers['content-type']).includes('event-stream')) {
						response.destroy();
						done();
					}
				});
				response.on('end', done);
			},
		);
		call.on('error', reject);
		call.end(body && JSON.stringify(body));
	});
}

const phone = () => ({
	url: `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/secret`,
	...{ fromId: 'c', toId: 'b', body: 'x' },
});
const fault = { platform: 'hitlChat', kind: 'hang' };

const nothing = () => undefined;
const routes: Array<[string, string, () => object | undefined]> = [
	['GET', '/', nothing],
	['GET', '/page.css', nothing],
	['GET', '/page.js', nothing],
	['GET', '/phone.css', nothing],
	['GET', '/chat.js', nothing],
	['GET', '/behavior.js', nothing],
	['GET', '/phone.js', nothing],
	['GET', '/sample.svg', nothing],
	['GET', '/_sandbox/phone', nothing],
	['GET', '/_sandbox/behavior', nothing],
	['POST', '/_sandbox/behavior', () => ({ ping: 'always' })],
	['GET', '/_sandbox/platforms', nothing],
	['GET', '/_sandbox/state', nothing],
	['GET', '/_sandbox/requests', nothing],
	['GET', '/_sandbox/events', nothing],
	['POST', '/_sandbox/phone', phone],
	['POST', '/_sandbox/emit', () => ({ platform: 'hueChat', type: 'message.received' })],
	['POST', '/_sandbox/faults', () => fault],
	['DELETE', '/_sandbox/faults', nothing],
	['POST', '/_sandbox/rows', () => ({ platform: 'hitlChat', panel: 'contacts', id: '1', fields: null })],
	['POST', '/_sandbox/limits', () => ({ platform: 'hitlChat', requests: 1, windowMs: 1_000 })],
	['POST', '/_sandbox/reset', nothing],
	['GET', '/nowhere', nothing],
	['OPTIONS', '/_sandbox/phone', nothing],
];

describe('a web page that lets its own name lead to 127.0.0.1', () => {
	test.each(routes)('gets nothing of %s %s', async (method, path, body) => {
		const host = `rebound.example:${port()}`;
		const { status, text } = await ask(method, path, { host, origin: `http://${host}` }, body());
		expect([status, text]).toEqual([403, expect.stringContaining('http://127.0.0.1')]);
		expect(text).not.toContain(sandbox.key('hitlChat'));
	});

	test('gets nothing of the platforms, knows it their keys or not', async () => {
		const path = `${new URL(sandbox.baseUrl('hitlChat')).pathname}/conversationlist`;
		const authorization = `Bearer ${sandbox.key('hitlChat')}`;
		const { status, text } = await ask('GET', path, { host: 'rebound.example', authorization });
		expect(status).toBe(403);
		expect(text).not.toContain('Amira');
	});

	test('has changed nothing and made the sandbox fetch nothing', () => {
		expect(fetched).toBe(0);
		expect(sandbox.requests()).toEqual([]);
	});

	test.each([
		...['rebound.example', '127.0.0.1.rebound.example', 'localhost.rebound.example', 'rebound.localhost'],
		...['0.0.0.0', '10.0.0.1', '[::]', '[::1].rebound.example', 'localhost@rebound.example', 'localhost/', '127.1'],
	])('may not call itself %s', async (name) => {
		expect((await ask('GET', '/_sandbox/platforms', { host: name })).status).toBe(403);
		expect((await ask('GET', '/_sandbox/platforms', { host: `${name}:${port()}` })).status).toBe(403);
	});

	test('may not leave its name out', async () => {
		const answer = await new Promise<string>((resolve) => {
			const socket = connect(port(), '127.0.0.1', () => socket.write('GET /_sandbox/platforms HTTP/1.0\r\n\r\n'));
			let text = '';
			socket.on('data', (chunk) => (text += chunk.toString()));
			socket.on('close', () => resolve(text));
		});
		expect(answer).toMatch(/^HTTP\/1\.1 40[03]/);
		expect(answer).not.toContain('hitlChat');
	});
});

describe('another web page', () => {
	test.each(['http://evil.example', 'null', 'http://127.0.0.1:5678', 'https://127.0.0.1', 'file://'])(
		'at %s may not send anything',
		async (origin) => {
			const host = `127.0.0.1:${port()}`;
			expect((await ask('POST', '/_sandbox/phone', { host, origin }, phone())).status).toBe(403);
			expect((await ask('GET', '/_sandbox/state', { host, origin })).status).toBe(403);
			expect(fetched).toBe(0);
		},
	);

	test('may not put the sandbox into itself, and may link to it', async () => {
		const host = `127.0.0.1:${port()}`;
		const from = (site: string, mode: string) =>
			ask('GET', '/_sandbox/platforms', { host, 'sec-fetch-site': site, 'sec-fetch-mode': mode });
		expect((await from('cross-site', 'no-cors')).status).toBe(403);
		expect((await from('same-site', 'no-cors')).status).toBe(403);
		expect((await from('cross-site', 'navigate')).status).toBe(200);
		const { headers } = await fetch(sandbox.url);
		expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
	});
});

describe('who is here', () => {
	test.each(['127.0.0.1', 'localhost', 'LOCALHOST', '[::1]', '127.0.0.5'])('may call the sandbox %s', async (name) => {
		for (const host of [name, `${name}:${port()}`, `${name}:9`]) {
			const { status, text } = await ask('GET', '/_sandbox/platforms', { host });
			expect(status).toBe(200);
			expect(text).toContain('HitlChat');
		}
	});

	test('may use its page', async () => {
		const host = `localhost:${port()}`;
		const own = { host, origin: `http://${host}`, 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'cors' };
		expect((await ask('POST', '/_sandbox/phone', own, phone())).status).toBe(200);
		expect((await ask('GET', '/_sandbox/events', own)).status).toBe(200);
		expect(fetched).toBe(1);
	});
});
