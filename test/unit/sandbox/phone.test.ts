import { startSandbox, type Sandbox } from '../../../sandbox';
import { startReceiver, type Receiver } from '../../support/receiver';

let sandbox: Sandbox;
let trigger: Receiver;

beforeEach(async () => {
	sandbox = await startSandbox();
	trigger = await startReceiver();
});

afterEach(async () => {
	await sandbox.close();
	await trigger.close();
});

const address = () => `${trigger.baseUrl}/webhook/x?apiKey=1`;

const arrived = () =>
	trigger.received.map(({ method, url, body }) => ({ method, url, body: JSON.parse(body) as unknown }));

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
	expect(arrived()).toEqual([
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
	trigger.status = 401;
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
	expect(trigger.received).toEqual([]);
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
