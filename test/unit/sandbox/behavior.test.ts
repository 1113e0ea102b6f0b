import { startSandbox, type Sandbox } from '../../../sandbox';
import type { Chat } from '../../../sandbox/talk';
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

const url = () => `${trigger.baseUrl}/hook`;

const control = (path: string, body?: object) =>
	fetch(`${sandbox.url}/_sandbox/${path}`, {
		method: body === undefined ? 'GET' : 'POST',
		...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
	});

const register = () =>
	fetch(`${sandbox.baseUrl('hueChat')}/webhooks`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', 'x-api-key': sandbox.key('hueChat') },
		body: JSON.stringify({ url: url(), events: ['message.received'], active: true }),
	});

const emit = (own: object = {}) => control('emit', { platform: 'hueChat', type: 'message.received', ...own });

const until = async (count: number) => {
	const deadline = Date.now() + 5_000;
	while (trigger.received.length < count && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 20));
};

test('a vendor behaves plainly until it is told otherwise', async () => {
	await register();
	await emit();
	expect(trigger.received).toHaveLength(1);
	expect(Object.keys(trigger.received[0]?.headers ?? {}).filter((name) => /signature|timestamp/.test(name))).toEqual([]);
	expect(await (await control('behavior')).json()).toMatchObject({
		behavior: { ping: 'none', signing: 'none', retries: 0, copies: 1, encoding: 'json' },
		signings: expect.arrayContaining(['none', 'sha256', 'svix']) as string[],
	});
});

test('signs, repeats and doubles every call as it was switched, unless a call says otherwise', async () => {
	await control('behavior', { signing: 'sha256', retries: 1, copies: 2 });
	await register();
	trigger.status = 500;
	await emit();
	expect(trigger.received).toHaveLength(4);
	for (const { headers } of trigger.received) expect(headers['x-huechat-signature']).toMatch(/^sha256=/);
	trigger.received = [];
	await emit({ signing: 'none', retries: 0, copies: 1 });
	expect(trigger.received).toHaveLength(1);
	expect(trigger.received[0]?.headers).not.toHaveProperty('x-huechat-signature');
});

test.each([
	['unsignedTimestamp', 'x-huechat-signature', /^[0-9a-f]{64}$/, /^\d{10}$/],
	['isoTimestamp', 'x-huechat-signature', /^[0-9a-f]{64}$/, /^\d{4}-.*Z$/],
	['withoutDot', 'x-huechat-signature', /^[0-9a-f]{64}$/, /^\d{10}$/],
	['webhookSignature', 'webhook-signature', /^sha256=[0-9a-f]{64}$/, undefined],
] as const)('signs as %s', async (signing, header, form, time) => {
	await control('behavior', { signing });
	await register();
	await emit();
	const { headers } = trigger.received[0] ?? { headers: {} };
	expect(headers[header]).toMatch(form);
	if (time) expect(headers['x-huechat-timestamp']).toMatch(time);
	else expect(headers).not.toHaveProperty('x-huechat-timestamp');
});

test('pings a webhook that is registered, without data, while or after it is', async () => {
	await control('behavior', { ping: 'registration' });
	expect((await register()).status).toBe(201);
	await until(1);
	expect(trigger.received).toHaveLength(1);
	expect(JSON.parse(trigger.received[0]?.body ?? '')).toEqual({
		id: expect.any(String) as string,
		type: 'ping',
		timestamp: expect.any(String) as string,
	});
	await emit();
	expect(trigger.received).toHaveLength(2);
});

test('pings before every event too', async () => {
	await register();
	await control('behavior', { ping: 'always' });
	await emit();
	expect(trigger.received.map(({ body }) => (JSON.parse(body) as { type: string }).type)).toEqual(['ping', 'message.received']);
});

test('the phone posts as DM Champ’s own widget does', async () => {
	await control('behavior', { encoding: 'form' });
	await control('phone', { url: url(), fromId: 'c 1', toId: 'b', body: 'a&b=ü' });
	expect(trigger.received[0]?.headers['content-type']).toMatch(/^application\/x-www-form-urlencoded/);
	const form = new URLSearchParams(trigger.received[0]?.body);
	expect([form.get('customData[fromId]'), form.get('customData[body]'), form.get('messageType')]).toEqual(['c 1', 'a&b=ü', 'text']);
	expect(form.get('customData[messageSid]')).toMatch(/^phone-/);
});

test('the phone sends pictures', async () => {
	const mediaUrl = `${sandbox.url}/sample.svg`;
	const sent = await control('phone', { url: url(), fromId: 'c', toId: 'b', body: '', messageType: 'image', mediaUrl });
	expect(sent.status).toBe(200);
	expect(JSON.parse(trigger.received[0]?.body ?? '')).toMatchObject({ messageType: 'image', customData: { body: '', mediaUrl } });
	await register();
	await control('phone', { platform: 'hueChat', fromId: 'cnt_amira', body: 'Look', mediaUrl });
	expect(JSON.parse(trigger.received[1]?.body ?? '')).toMatchObject({ data: { message_type: 'image', media_url: mediaUrl, content: 'Look' } });
	await control('phone', { platform: 'hitlChat', fromId: '447700900201', body: '', mediaUrl });
	const chats = (await (await control('phone')).json()) as Chat[];
	for (const platform of ['dmChamp', 'hueChat', 'hitlChat']) {
		const lines = chats.filter((chat) => chat.platform === platform).flatMap((chat) => chat.lines);
		expect(lines.filter(({ media }) => media?.url === mediaUrl)).toMatchObject([{ kind: 'media', side: 'customer' }]);
	}
});

test('a reset makes it plain again, and what cannot be is refused', async () => {
	await control('behavior', { signing: 'svix' });
	await control('reset', {});
	expect(await (await control('behavior')).json()).toMatchObject({ behavior: { signing: 'none' } });
	for (const wrong of [{ signing: 'blood' }, { ping: 'often' }, { encoding: 'xml' }, { what: 1 }]) {
		expect((await control('behavior', wrong)).status).toBe(400);
	}
});
