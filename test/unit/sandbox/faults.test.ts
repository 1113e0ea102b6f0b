import { request } from 'node:http';
import { startSandbox, type FaultInput, type Sandbox } from '../../../sandbox';
import { client, TEXT } from './client';

let sandbox: Sandbox;
const { get, post } = client(() => sandbox);
const send = () => post('/messages/send', TEXT);
const onSend = { platform: 'hitlChat', method: 'POST', path: '/messages/send' };
const outcomes = () => sandbox.requests().map(({ status, accepted }) => [status, accepted]);

/** The code of the network error a caller gets, by way of node:http which reports it plainly. */
async function networkError(): Promise<string | undefined> {
	return await new Promise((resolve, reject) => {
		const call = request(`${sandbox.baseUrl('hitlChat')}/messages/send`, {
			method: 'POST',
			headers: {
				authorization: `Bearer ${sandbox.key('hitlChat')}`,
				'content-type': 'application/json',
			},
		});
		call.once('error', (error: NodeJS.ErrnoException) => resolve(error.code));
		call.once('response', () => reject(new Error('there was an answer')));
		call.end(JSON.stringify(TEXT));
	});
}

beforeAll(async () => {
	sandbox = await startSandbox();
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.close());

test('status faults come in order, once each, then things are normal', async () => {
	sandbox.fault({ ...onSend, kind: 'status', status: 503, headers: { 'Retry-After': '2' } });
	sandbox.fault({ ...onSend, kind: 'status', status: 500, body: { message: 'broken' }, times: 2 });
	sandbox.fault({ ...onSend, kind: 'status', status: 400, body: 'plain words' });
	const first = await send();
	expect(first.headers.get('retry-after')).toBe('2');
	expect(await first.json()).toMatchObject({ error: { code: 'SERVER_ERROR' } });
	expect(await (await send()).json()).toEqual({ message: 'broken' });
	expect(await (await send()).json()).toEqual({ message: 'broken' });
	expect(await (await send()).text()).toBe('plain words');
	expect((await send()).status).toBe(200);
	expect(outcomes()).toEqual([
		[503, false],
		[500, false],
		[500, false],
		[400, false],
		[200, true],
	]);
});

test('a fault strikes only the route and the items it means', async () => {
	const match = (body: unknown) => JSON.stringify(body).includes('"messageText":"two"');
	sandbox.fault({ ...onSend, kind: 'status', status: 500, times: Infinity, match });
	expect((await get('/templates')).status).toBe(200);
	const statuses: number[] = [];
	for (const messageText of ['one', 'two', 'three', 'two']) {
		statuses.push((await post('/messages/send', { ...TEXT, messageText })).status);
	}
	expect(statuses).toEqual([200, 500, 200, 500]);
	sandbox.clearFaults();
	expect((await post('/messages/send', { ...TEXT, messageText: 'two' })).status).toBe(200);
});

test('429 with seconds, with a date, with a reset time only, with nothing', async () => {
	const kind = 'rateLimit';
	sandbox.fault({ ...onSend, kind, retryAfter: 7 });
	sandbox.fault({ ...onSend, kind, retryAfter: 'date', resetIn: 30 });
	sandbox.fault({ ...onSend, kind, resetIn: 12 });
	sandbox.fault({ ...onSend, kind });
	const seen = [await send(), await send(), await send(), await send()].map(
		({ status, headers }) => ({
			status,
			after: headers.get('retry-after'),
			reset: headers.get('x-ratelimit-reset'),
			date: Date.parse(headers.get('date') ?? ''),
		}),
	);
	const [seconds, date, reset, nothing] = seen;
	expect(seconds).toMatchObject({ status: 429, after: '7', reset: null });
	const wait = Date.parse(date?.after ?? '') - (date?.date ?? 0);
	expect(date?.after).toMatch(/ GMT$/);
	expect(wait).toBeGreaterThanOrEqual(30_000);
	expect(wait).toBeLessThanOrEqual(32_000);
	expect(reset?.after).toBeNull();
	expect(Number(reset?.reset) - Date.now() / 1000).toBeGreaterThan(10);
	expect(Number(reset?.reset) - Date.now() / 1000).toBeLessThanOrEqual(13);
	expect(nothing).toMatchObject({ status: 429, after: null, reset: null });
	expect(outcomes()).toEqual(Array(4).fill([429, false]));
});

test('a reset before leaves no trace, a reset after has taken effect', async () => {
	sandbox.fault({ ...onSend, kind: 'resetBefore' });
	expect(await networkError()).toBe('ECONNRESET');
	expect(outcomes()).toEqual([[0, false]]);
	sandbox.fault({ ...onSend, kind: 'resetAfter' });
	expect(await networkError()).toBe('ECONNRESET');
	expect(outcomes()).toEqual([
		[0, false],
		[0, true],
	]);
	const rows = (await (await get('/conversationlist')).json()) as object[];
	expect(JSON.stringify(rows)).toContain(TEXT.recipientNumber);
});

test('a reset after does not accept what the contract refuses', async () => {
	sandbox.fault({ ...onSend, kind: 'resetAfter' });
	await expect(post('/messages/send', { ...TEXT, extra: 1 })).rejects.toThrow();
	expect(outcomes()).toEqual([[0, false]]);
});

test('a delay holds the answer back, also for a caller who has given up', async () => {
	sandbox.fault({ ...onSend, kind: 'delay', ms: 150, times: 2 });
	const start = performance.now();
	expect((await send()).status).toBe(200);
	expect(performance.now() - start).toBeGreaterThanOrEqual(145);
	const impatient = fetch(`${sandbox.baseUrl('hitlChat')}/messages/send`, {
		method: 'POST',
		headers: {
			authorization: `Bearer ${sandbox.key('hitlChat')}`,
			'content-type': 'application/json',
		},
		body: JSON.stringify(TEXT),
		signal: AbortSignal.timeout(50),
	});
	await expect(impatient).rejects.toThrow();
	await new Promise((resolve) => setTimeout(resolve, 250));
	expect(outcomes()).toEqual([
		[200, true],
		[200, true],
	]);
});

test('a hanging request never ends by itself, and does not keep the sandbox open', async () => {
	const own = await startSandbox();
	own.fault({ ...onSend, kind: 'hang' });
	own.fault({ ...onSend, kind: 'delay', ms: 60_000 });
	const { post: postOwn } = client(() => own);
	const ends: string[] = [];
	const hanging = [1, 2].map(() =>
		postOwn('/messages/send', TEXT).then(
			() => ends.push('answer'),
			() => ends.push('error'),
		),
	);
	// On a busy machine a request takes a while to arrive.
	while (own.requests().length < 2) await new Promise((resolve) => setTimeout(resolve, 10));
	await new Promise((resolve) => setTimeout(resolve, 200));
	expect(ends).toEqual([]);
	expect(own.requests()).toMatchObject([
		{ status: 0, accepted: false },
		{ status: 0, accepted: false },
	]);
	await own.close();
	await Promise.all(hanging);
	expect(ends).toEqual(['error', 'error']);
});

test('garbage and a cut body come after the effect', async () => {
	sandbox.fault({ ...onSend, kind: 'garbage' });
	sandbox.fault({ ...onSend, kind: 'truncate' });
	const garbage = await send();
	expect(garbage.status).toBe(200);
	expect(await garbage.text()).toMatch(/^<html>/);
	const cut = await send();
	expect(cut.status).toBe(200);
	await expect(cut.text()).rejects.toThrow();
	expect(outcomes()).toEqual([
		[200, true],
		[200, true],
	]);
});

test('a redirect names its target and does nothing', async () => {
	sandbox.fault({ ...onSend, kind: 'redirect', status: 307, location: 'http://127.0.0.1:9/x' });
	const response = await send();
	expect(response.status).toBe(307);
	expect(response.headers.get('location')).toBe('http://127.0.0.1:9/x');
	expect(outcomes()).toEqual([[307, false]]);
});

test('a status, a body that says no and a redirect can come after the effect', async () => {
	sandbox.fault({
		...onSend,
		kind: 'status',
		status: 503,
		headers: { 'retry-after': '1' },
		carriedOut: true,
	});
	sandbox.fault({
		...onSend,
		kind: 'status',
		status: 200,
		body: { success: false },
		carriedOut: true,
	});
	sandbox.fault({
		...onSend,
		kind: 'redirect',
		status: 303,
		location: '/elsewhere',
		carriedOut: true,
	});
	expect((await send()).headers.get('retry-after')).toBe('1');
	expect(await (await send()).json()).toEqual({ success: false });
	const { headers } = await send();
	expect(headers.get('location')).toBe('/elsewhere');
	expect(outcomes()).toEqual([
		[503, true],
		[200, true],
		[303, true],
	]);
});

test('an error can echo the key that was sent: raw, encoded and as a header', async () => {
	sandbox.fault({ ...onSend, kind: 'echoKey' });
	sandbox.fault({ ...onSend, kind: 'echoKey', status: 401 });
	const key = sandbox.key('hitlChat');
	const text = await (await send()).text();
	expect(text).toContain(`key ${key} `);
	expect(encodeURIComponent(key)).not.toBe(key);
	expect(text).toContain(encodeURIComponent(key));
	expect(text).toContain(`Bearer ${key}`);
	const wrong = await post('/messages/send', TEXT, { authorization: 'Bearer my+own/key' });
	expect(wrong.status).toBe(401);
	expect(await wrong.text()).toContain('my%2Bown%2Fkey');
});

test('a fault that could never happen is refused', () => {
	const kind = 'resetBefore';
	const impossible: FaultInput[] = [
		{ platform: 'hitlChat', path: '/contact', kind },
		{ platform: 'hitlChat', method: 'GET', path: '/contacts', kind },
		{ platform: 'hitlchat', kind },
		{ platform: 'hitlChat', kind, times: 0 },
		{ platform: 'hitlChat', kind: 'delay', ms: -1 },
	];
	for (const fault of impossible) expect(() => sandbox.fault(fault)).toThrow();
});

test('a slow body comes whole, after a while', async () => {
	sandbox.fault({ ...onSend, kind: 'slowBody', ms: 150 });
	const before = Date.now();
	const response = await send();
	const headAfter = Date.now() - before;
	expect(await response.json()).toMatchObject({ messageText: TEXT.messageText });
	expect(Date.now() - before).toBeGreaterThanOrEqual(140);
	expect(headAfter).toBeLessThan(Date.now() - before);
	expect(outcomes()).toEqual([[200, true]]);
});

test('chaos decides for every request, before the queue, until faults are cleared', async () => {
	sandbox.fault({ ...onSend, kind: 'status', status: 500 });
	sandbox.chaos(({ n, body }) =>
		n === 2 && (body as { type?: string }).type === 'text'
			? { kind: 'status', status: 418 }
			: undefined,
	);
	const statuses: number[] = [];
	for (let n = 0; n < 3; n += 1) statuses.push((await send()).status);
	expect(statuses).toEqual([500, 418, 200]);
	sandbox.chaos(() => ({ kind: 'status', status: 503 }));
	expect((await send()).status).toBe(503);
	sandbox.clearFaults();
	expect((await send()).status).toBe(200);
});
