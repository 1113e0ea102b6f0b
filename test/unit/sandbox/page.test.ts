import { startSandbox, type Sandbox } from '../../../sandbox';
import { client, TEXT } from './client';

let sandbox: Sandbox;
const { post } = client(() => sandbox);

interface PageEvent {
	event: string;
	data: string;
}

/** Reads server-sent events until `wanted` says yes to one. */
async function eventsUntil(
	wanted: (event: PageEvent) => boolean,
	act: () => Promise<unknown>,
): Promise<PageEvent[]> {
	const response = await fetch(`${sandbox.url}/_sandbox/events`, {
		signal: AbortSignal.timeout(5_000),
	});
	expect(response.headers.get('content-type')).toContain('text/event-stream');
	const events: PageEvent[] = [];
	const decoder = new TextDecoder();
	let text = '';
	let acted = false;
	for await (const chunk of response.body ?? []) {
		text += decoder.decode(chunk as Uint8Array, { stream: true });
		const parts = text.split('\n\n');
		text = parts.pop() ?? '';
		for (const part of parts) {
			const [, event = '', data = ''] = /^event: (.*)\ndata: (.*)$/.exec(part) ?? [];
			events.push({ event, data });
			if (wanted({ event, data })) return events;
		}
		if (!acted) {
			acted = true;
			await act();
		}
	}
	throw new Error('the events ended too early');
}

beforeEach(async () => {
	sandbox = await startSandbox();
});
afterEach(() => sandbox.close());

test('the page and its files are served under a strict policy', async () => {
	for (const [path, type, words] of [
		['/', 'text/html', 'page.js'],
		['/page.js', 'text/javascript', 'EventSource'],
		['/page.css', 'text/css', 'light-dark'],
	] as const) {
		const response = await fetch(sandbox.url + path);
		expect(response.status).toBe(200);
		expect(response.headers.get('content-type')).toContain(type);
		expect(response.headers.get('content-security-policy')).toContain("default-src 'self'");
		expect(await response.text()).toContain(words);
	}
});

test('the page’s script puts values in as text only', async () => {
	const script = await (await fetch(`${sandbox.url}/page.js`)).text();
	expect(script).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval/);
});

test('a page starts with what is there and then hears what arrives', async () => {
	await post('/contacts', { recipientNumber: '447700900123', name: 'Jane <b>Doe</b>' });
	const events = await eventsUntil(
		({ data }) => data.includes('"status":200,"accepted":true') && data.includes('messages/send'),
		() => post('/messages/send', TEXT),
	);
	expect(events[0]?.event).toBe('state');
	expect(JSON.parse(events[0]?.data ?? '')).toMatchObject({
		platforms: expect.arrayContaining([
			expect.objectContaining({ name: 'hitlChat', baseUrl: sandbox.baseUrl('hitlChat') }),
		]) as object[],
		requests: [{ n: 1, path: '/contacts', status: 200 }],
	});
	expect(events[0]?.data).toContain('Jane <b>Doe</b>');
	const later = events.slice(1);
	expect(later.every(({ event }) => event === 'changes')).toBe(true);
	const rows = later.flatMap(({ data }) => (JSON.parse(data) as { rows: object[] }).rows);
	expect(rows).toContainEqual(
		expect.objectContaining({
			platform: 'hitlChat',
			panel: 'messages',
			row: expect.objectContaining({ messageText: 'Hello' }) as object,
			size: 1,
		}),
	);
	expect(JSON.stringify(events)).not.toContain(sandbox.key('hitlChat'));
});

test('much at once, and a reset, make the page start over', async () => {
	const recipient_numbers = Array.from({ length: 600 }, (_, index) => `1555${1000000 + index}`);
	const broadcast = { broadcast_name: 'x', meta_template_name: 'y', recipient_numbers };
	const busy = await eventsUntil(
		({ data }) => data.includes('"path":"/broadcasts"') && data.includes('"status":200'),
		() => post('/broadcasts', broadcast),
	);
	expect(busy.at(-1)?.event).toBe('state');
	const afterReset = await eventsUntil(
		({ event, data }) => event === 'state' && data.endsWith('"requests":[]}'),
		async () => sandbox.reset(),
	);
	expect(afterReset).toHaveLength(2);
});
