import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { z } from 'zod';
import { startSandbox, type Sandbox } from '../../../sandbox';
import { RequestLog } from '../../../sandbox/log';
import { contract, definePlatform, route } from '../../../sandbox/platform';
import { Table } from '../../../sandbox/table';
import { client, TEXT } from './client';

let sandbox: Sandbox;
const { post } = client(() => sandbox);
const control = (method: string, path: string, body?: object) =>
	fetch(`${sandbox.url}/_sandbox${path}`, {
		method,
		...(body && {
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(body),
		}),
	});

beforeEach(async () => {
	sandbox = await startSandbox();
});
afterEach(() => sandbox.close());

test('another process can set faults and limits, read requests, and reset', async () => {
	const fault = { platform: 'hitlChat', kind: 'status', status: 502, times: 'always' };
	expect((await control('POST', '/faults', fault)).status).toBe(204);
	expect((await post('/messages/send', TEXT)).status).toBe(502);
	expect((await post('/messages/send', TEXT)).status).toBe(502);
	expect((await control('DELETE', '/faults')).status).toBe(204);
	const limit = { platform: 'hitlChat', requests: 1, windowMs: 60_000 };
	expect((await control('POST', '/limits', limit)).status).toBe(204);
	expect((await post('/messages/send', TEXT)).status).toBe(200);
	expect((await post('/messages/send', TEXT)).status).toBe(429);
	const seen = await (await control('GET', '/requests?platform=hitlChat&after=2')).json();
	expect(seen).toMatchObject([
		{ n: 3, status: 200, accepted: true, body: TEXT },
		{ n: 4, status: 429, accepted: false },
	]);
	expect((await control('POST', '/reset')).status).toBe(204);
	expect(await (await control('GET', '/requests')).json()).toEqual([]);
	expect((await post('/messages/send', TEXT)).status).toBe(200);
});

test('wrong orders are refused with the reason', async () => {
	for (const body of [{ platform: 'hitlChat', kind: 'explode' }, { kind: 'hang' }]) {
		const response = await control('POST', '/faults', body);
		expect(response.status).toBe(400);
		expect(await response.text()).toMatch(/kind|platform/);
	}
	expect((await control('POST', '/limits', { platform: 'hitlChat' })).status).toBe(400);
	expect((await control('GET', '/requests?who=me')).status).toBe(400);
});

test('the log keeps 100,000 requests in order and drops only older ones', () => {
	const log = new RequestLog();
	const seen = { platform: 'p', method: 'GET', path: '/', query: {}, headers: {} };
	for (let n = 0; n < 250_000; n += 1) log.receive({ ...seen });
	const kept = log.find();
	expect(kept.length).toBeGreaterThanOrEqual(100_000);
	expect(kept.length).toBeLessThan(200_000);
	expect(kept.at(-1)?.n).toBe(250_000);
	expect(kept.every((entry, index) => entry.n === (kept[0]?.n ?? 0) + index)).toBe(true);
});

test('a platform with its own key places, paths and error body is one definition', async () => {
	const add = contract({
		method: 'POST',
		path: '/lists/:listId/contacts',
		params: z.strictObject({ listId: z.string() }),
		query: z.strictObject({ dry: z.enum(['1']).optional() }),
		body: z.strictObject({ contactId: z.string() }),
		document: 'test',
		certainty: 'by convention',
	});
	const credits = contract({
		method: 'GET',
		path: '/credits',
		keyPlaces: [{ in: 'header', name: 'X-Api-Key' }],
		document: 'test',
		certainty: 'by convention',
	});
	const other = definePlatform<Table<object>>({
		name: 'other',
		title: 'Other',
		basePath: '/other',
		key: 'k&1',
		keyPlaces: [{ in: 'query', name: 'apiKey' }],
		errorBody: ({ message }) => message,
		createState: (changed) => new Table<object>('members', 'Members', { list: 'List' }, changed),
		panels: (members) => [members],
		routes: [
			route(add, (members: Table<object>, { body, params }) => ({
				status: 201,
				body: members.put(body.contactId, { list: params.listId }),
			})),
			route(credits, () => ({ body: 'a;b', headers: { 'content-type': 'text/csv' } })),
		],
	});
	const own = await startSandbox({ platforms: [other] });
	try {
		const url = own.baseUrl('other');
		const call = (path: string, body: object) =>
			fetch(url + path, {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify(body),
			});
		const added = await call('/lists/a%2Fb/contacts?apiKey=k%261&dry=1', { contactId: 'c' });
		expect(added.status).toBe(201);
		expect(await added.json()).toEqual({ list: 'a/b' });
		const [seen] = own.requests({ path: '/lists/a%2Fb/contacts' });
		expect(seen).toMatchObject({ query: { apiKey: 'k&1', dry: '1' }, accepted: true });
		const wrong = await call('/lists/x/contacts', { contactId: 'c' });
		expect([wrong.status, await wrong.text()]).toEqual([401, 'The API key is missing or wrong']);
		expect((await call('/lists/x/contacts?apiKey=k%261&dry=2', {})).status).toBe(400);
		const csv = await fetch(`${url}/credits`, { headers: { 'x-api-key': 'k&1' } });
		expect(csv.headers.get('content-type')).toBe('text/csv');
		expect(await csv.text()).toBe('a;b');
		expect((await fetch(`${url}/credits?apiKey=k%261`)).status).toBe(401);
		own.fault({ platform: 'other', path: '/lists/:listId/contacts', kind: 'status', status: 418 });
		expect((await call('/lists/y/contacts?apiKey=k%261', { contactId: 'c' })).status).toBe(418);
	} finally {
		await own.close();
	}
});

describe('npm run sandbox', () => {
	const main = join(__dirname, '../../../sandbox/main.ts');
	const start = (...args: string[]) =>
		spawn(process.execPath, ['--import', 'tsx', main, ...args], { stdio: 'pipe' });
	const outputOf = (stream: NodeJS.ReadableStream) => {
		const output = { text: '' };
		stream.on('data', (chunk: Buffer) => (output.text += chunk.toString()));
		return output;
	};

	test('prints where it is and stops cleanly on SIGTERM', async () => {
		const child = start('--port', '0');
		const output = outputOf(child.stdout);
		while (!output.text.includes('HitlChat')) await once(child.stdout, 'data');
		const url = /http:\/\/127\.0\.0\.1:\d+/.exec(output.text)?.[0] ?? '';
		expect((await fetch(url)).status).toBe(200);
		child.kill('SIGTERM');
		const [code] = (await once(child, 'exit')) as [number | null];
		expect(code).toBe(0);
		expect(output.text).toContain('Sandbox stopped.');
	});

	test.each([
		['a taken port', () => new URL(sandbox.url).port, /is taken.*--port/s],
		['no port at all', () => 'http', /"http" is not a port/],
	])('says what to do about %s', async (_what, port, words) => {
		const child = start('--port', port());
		const output = outputOf(child.stderr);
		const [code] = (await once(child, 'close')) as [number | null];
		expect(code).toBe(1);
		expect(output.text).toMatch(words);
	});
});
