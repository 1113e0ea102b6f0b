import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startSandbox, type Sandbox } from '../../../sandbox';
import type { Chat } from '../../../sandbox/talk';
import { client } from './client';

let sandbox: Sandbox;
let trigger: Server;
let arrived: Array<Record<string, unknown>> = [];
const { post } = client(() => sandbox);

beforeEach(async () => {
	arrived = [];
	sandbox = await startSandbox();
	trigger = createServer((request, response) => {
		let body = '';
		request.on('data', (chunk: Buffer) => (body += chunk.toString()));
		request.on('end', () => {
			arrived.push(JSON.parse(body) as Record<string, unknown>);
			response.end('{"success":true}');
		});
	});
	await new Promise<void>((resolve) => trigger.listen(0, '127.0.0.1', resolve));
});

afterEach(async () => {
	await sandbox.close();
	trigger.closeAllConnections();
	await new Promise((resolve) => trigger.close(resolve));
});

const url = () => `http://127.0.0.1:${(trigger.address() as AddressInfo).port}/hook`;

const chats = async () => (await (await fetch(`${sandbox.url}/_sandbox/phone`)).json()) as Chat[];

const chat = async (platform: string, customer: string) =>
	(await chats()).find((one) => one.platform === platform && one.customer === customer);

async function write(body: object) {
	const response = await fetch(`${sandbox.url}/_sandbox/phone`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(body),
	});
	return { status: response.status, json: (await response.json()) as Record<string, unknown> };
}

test('the phone knows the people of each vendor before anybody wrote', async () => {
	const known = (await chats()).map(({ platform, customer, name }) => [platform, customer, name]);
	expect(known).toContainEqual(['hitlChat', '447700900201', 'Amira Khan']);
	expect(known).toContainEqual(['hueChat', 'cnt_amira', 'Amira']);
});

test('both sides stand in one talk, with their times', async () => {
	const before = Date.now();
	await write({ url: url(), fromId: 'c-1', toId: 'b-1', body: 'Hello' });
	const sent = { fromId: 'c-1', customChannel: 'my-channel', body: 'You said: Hello' };
	const key = encodeURIComponent(sandbox.key('dmChamp'));
	await fetch(`${sandbox.baseUrl('dmChamp')}/send_custom_channel_message?apiKey=${key}`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ customData: sent }),
	});
	const talk = await chat('dmChamp', 'c-1');
	expect(talk?.lines).toMatchObject([
		{ side: 'customer', kind: 'text', text: 'Hello', about: null },
		{ side: 'business', kind: 'text', text: 'You said: Hello' },
	]);
	for (const { at } of talk?.lines ?? []) expect(at).toBeGreaterThanOrEqual(before);
});

test('a reaction says what it is about to the page and not to the trigger, which has no field for it', async () => {
	await write({ url: url(), fromId: 'c-1', toId: 'b-1', body: '👍', messageType: 'reaction', about: 'message_1' });
	expect((await chat('dmChamp', 'c-1'))?.lines).toMatchObject([
		{ kind: 'reaction', text: '👍', about: 'message_1' },
	]);
	expect(arrived).toMatchObject([{ messageType: 'reaction', customData: { body: '👍' } }]);
	expect(JSON.stringify(arrived)).not.toContain('message_1');
});

test('what the trigger refused is not in the talk', async () => {
	await write({ url: `http://127.0.0.1:9/none`, fromId: 'c-2', toId: 'b-1', body: 'Hello' });
	expect(await chat('dmChamp', 'c-2')).toBeUndefined();
});

test('a picture that is sent shows as media', async () => {
	await post('/messages/send', {
		type: 'image',
		recipientNumber: '447700900201',
		media_url: 'https://example.com/a.jpg',
	});
	await post('/messages/send', { type: 'text', recipientNumber: '447700900201', messageText: 'Look' });
	expect((await chat('hitlChat', '447700900201'))?.lines).toMatchObject([
		{ side: 'business', kind: 'media', media: { type: 'image', url: 'https://example.com/a.jpg' } },
		{ side: 'business', kind: 'text', text: 'Look' },
	]);
});

test('a customer of HitlChat who writes stands last in its list', async () => {
	expect((await write({ platform: 'hitlChat', fromId: '447700900202', body: 'Hi' })).status).toBe(200);
	const response = await fetch(`${sandbox.baseUrl('hitlChat')}/conversationlist`, {
		headers: { authorization: `Bearer ${sandbox.key('hitlChat')}` },
	});
	expect(await response.json()).toContainEqual(
		expect.objectContaining({ customer_name: 'Tom Baker', last_message_sent_by: 'customer' }),
	);
	expect((await chat('hitlChat', '447700900202'))?.lines).toMatchObject([{ side: 'customer', text: 'Hi' }]);
});

test('a customer of HueChat who writes reaches the registered webhooks', async () => {
	const registered = await fetch(`${sandbox.baseUrl('hueChat')}/webhooks`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', 'x-api-key': sandbox.key('hueChat') },
		body: JSON.stringify({ url: url(), events: ['message.received'], active: true }),
	});
	expect(registered.ok).toBe(true);
	const { json } = await write({ platform: 'hueChat', fromId: 'cnt_amira', body: 'Hi' });
	expect(json).toMatchObject({ status: 200 });
	expect(arrived).toMatchObject([
		{
			type: 'message.received',
			data: { content: 'Hi', contact: { id: 'cnt_amira', phone: '+447700900201' }, sent_by: 'contact' },
		},
	]);
	const lines = (await chat('hueChat', 'cnt_amira'))?.lines;
	expect(lines?.at(-1)).toMatchObject({ side: 'customer', text: 'Hi' });
	expect((await write({ platform: 'hueChat', fromId: 'nobody', body: 'Hi' })).status).toBe(400);
});

test('tells where nobody listens', async () => {
	const { json } = await write({ platform: 'hueChat', fromId: 'cnt_amira', body: 'Hi' });
	expect(json).toMatchObject({ status: 200, answer: expect.stringContaining('No webhook') as string });
});

test('keeps the newest of long talks and of many people, and a reset empties them', async () => {
	for (let n = 0; n < 260; n += 1) {
		const fields = { fromId: 'long', customChannel: 'x', body: `line ${n}` };
		sandbox.change({ platform: 'dmChamp', panel: 'messages', id: `m${n}`, fields });
		sandbox.change({ platform: 'dmChamp', panel: 'messages', id: `p${n}`, fields: { ...fields, fromId: `p${n}` } });
	}
	const long = await chat('dmChamp', 'long');
	expect(long?.lines).toHaveLength(200);
	expect(long?.lines.at(-1)?.text).toBe('line 259');
	expect((await chats()).length).toBeLessThanOrEqual(100);
	sandbox.reset();
	expect(await chat('dmChamp', 'long')).toBeUndefined();
	expect(await chat('hitlChat', '447700900201')).toMatchObject({ lines: [] });
});

test('a row that is written again is the same line', async () => {
	const row = { platform: 'dmChamp', panel: 'messages', id: 'm1' };
	sandbox.change({ ...row, fields: { fromId: 'c', customChannel: 'x', body: 'one' } });
	sandbox.change({ ...row, fields: { body: 'two' } });
	expect((await chat('dmChamp', 'c'))?.lines).toMatchObject([{ text: 'two' }]);
});
