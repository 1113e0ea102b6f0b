import { execute, FakeList, incoming, receive } from './calls';
import type { CallOptions } from './calls';

let counter = 0;
const freshId = (): string => `form-${(counter += 1)}`;

const every = { events: ['platformEvent', 'message', 'autoRecharge'] };
const events = { events: ['platformEvent'] };

/** What the workflow gets for a call, or what the caller hears where it gets nothing. */
async function outcome(options: CallOptions) {
	const call = await receive(options);
	if (call.items === undefined) return call.heard();
	call.answer();
	return await execute(call.items, new FakeList());
}

const runs = async (...calls: CallOptions[]) => {
	let started = 0;
	for (const options of calls) {
		const call = await receive(options);
		if (call.items !== undefined) call.answer();
		started += call.items?.length ?? 0;
		expect(call.heard().status).toBe(200);
	}
	return started;
};

describe('the form of a custom channel message', () => {
	it.each<[string, object, object, object]>([
		['a number as text', { body: 5 }, {}, { text: '5', type: 'text' }],
		['text within an object', { body: { text: 'Hi' } }, {}, { text: 'Hi' }],
		['a type of any word', {}, { messageType: 'image' }, { type: 'image' }],
		['a type in any case', {}, { messageType: 'Text' }, { type: 'text' }],
		['a type that is none', {}, { messageType: 7 }, { type: 'text' }],
		[
			'no text with media',
			{ body: '', mediaUrl: 'https://a.example/1.png' },
			{ messageType: 'image' },
			{ text: null, type: 'image', media: [{ type: 'image', url: 'https://a.example/1.png', name: null }] },
		],
		['the sender', { firstName: 'Jane', phone: '+447700900123' }, {}, { contact: { name: 'Jane', phone: '+447700900123' } }],
		['what the business wrote', { status: 'sent' }, {}, { direction: 'outgoing', contact: { id: 'business-1' }, receiver: 'customer-1' }],
	])('takes %s', async (_what, own, top, expected) => {
		expect(await outcome({ body: incoming(freshId(), own, top) })).toEqual([
			expect.objectContaining(
				Object.fromEntries(
					Object.entries(expected).map(([name, value]) => [
						name,
						name === 'contact' ? expect.objectContaining(value as object) : value,
					]),
				),
			),
		]);
	});

	it('takes a number of 64 bits as an id, to the last digit', async () => {
		const text = JSON.stringify(incoming('ID', { fromId: 'FROM' }))
			.replace('"ID"', '12345678901234567890')
			.replace('"FROM"', '9223372036854775807');
		expect(await outcome({ body: text })).toMatchObject([
			{ id: '12345678901234567890', contact: { id: '9223372036854775807' } },
		]);
	});

	it('takes a list of messages, and drops of it what was there before', async () => {
		const ids = [freshId(), freshId(), freshId()];
		expect(await runs({ body: incoming(ids[0]) })).toBe(1);
		const list = [ids[0], ids[1], ids[2], ids[1]].map((id) => incoming(id));
		const call = await receive({ body: list });
		call.answer();
		const output = await execute(call.items ?? [], new FakeList());
		expect(output.map(({ id }) => id)).toEqual([ids[1], ids[2]]);
		expect(call.heard()).toEqual({ status: 200, body: { success: true }, headers: {} });
		expect(await runs({ body: list })).toBe(0);
	});

	it('takes the good ones of a list, and refuses a list of bad ones', async () => {
		const id = freshId();
		const bad = incoming('x', { toId: {} });
		expect(await outcome({ body: [bad, incoming(id)] })).toMatchObject([{ id }]);
		expect(await outcome({ body: [bad, bad] })).toMatchObject({ status: 400 });
	});

	it('runs two lists that hold the same messages the other way round', async () => {
		const ids = [freshId(), freshId()];
		const lists = [ids, [...ids].reverse()].map((list) => list.map((id) => incoming(id)));
		const first = await receive({ body: lists[0] });
		const second = receive({ body: lists[1] });
		first.answer();
		expect([first.items?.length, (await second).items]).toEqual([2, undefined]);
	});

	it('takes the form of DM Champ’s own chat widget, on both documented paths', async () => {
		for (const webhook of ['message', 'messageWithDashes']) {
			const id = freshId();
			const fields = { messageSid: id, fromId: 'visitor', toId: 'shop', body: 'Hi', channel: 'chat-widget' };
			const form = new URLSearchParams({ messageType: 'text' });
			for (const [name, value] of Object.entries(fields)) form.set(`customData[${name}]`, value);
			const headers = { 'content-type': 'application/x-www-form-urlencoded' };
			expect(await outcome({ webhook, headers, body: form.toString() })).toMatchObject([
				{ id, channel: 'chat-widget', text: 'Hi', reply: { fromId: 'visitor', customChannel: 'chat-widget' } },
			]);
		}
	});

	it('refuses multipart', async () => {
		const headers = { 'content-type': 'multipart/form-data; boundary=x' };
		expect(await outcome({ headers, body: '--x' })).toMatchObject({ status: 400 });
	});
});

describe('what makes two calls the same', () => {
	it('keeps one id of two channels, and of two senders, apart', async () => {
		const id = freshId();
		const bodies = [
			incoming(id, { channel: 'livechat' }),
			incoming(id, { channel: 'email' }),
			incoming(id, { channel: 'email', fromId: 'customer-2' }),
		];
		expect(await runs(...bodies.map((body) => ({ body })))).toBe(3);
		expect(await runs(...bodies.map((body) => ({ body })))).toBe(0);
	});

	it.each([
		['event_id', { event: 'appointment_booked', event_id: 'cal_1' }],
		['eventId in data', { event: 'appointment_booked', data: { eventId: 'cal_1', contactId: 'c' } }],
		['id', { event: 'contact.updated', id: 'contact-1' }],
	])('does not take %s for the id of a delivery', async (_name, body) => {
		expect(await runs({ parameters: events, body }, { parameters: events, body })).toBe(2);
	});

	it.each([
		['idempotency_key', (id: string) => ({ body: { event: 'e', idempotency_key: id } })],
		['a delivery header', (id: string) => ({ body: { event: 'e' }, headers: { 'x-webhook-delivery': id } })],
		['messageId in data', (id: string) => ({ body: { event: 'new_message', data: { messageId: id } } })],
	])('takes %s for one', async (_name, made) => {
		const call: CallOptions = { parameters: events, ...made(freshId()) };
		expect(await runs(call, call)).toBe(1);
	});

	it('keeps what happens to one message apart', async () => {
		const messageId = freshId();
		const calls = ['sent', 'delivered', 'read', 'read'].map((status) => ({
			parameters: events,
			body: { event: 'message_status', data: { messageId, status } },
		}));
		expect(await runs(...calls)).toBe(3);
	});
});

describe('auto-recharge', () => {
	const parameters = { events: ['autoRecharge'] };

	it.each<[string, (key: string) => object]>([
		['at the top', (key) => ({ idempotency_key: key })],
		['inside data', (key) => ({ event: 'auto_recharge', data: { idempotency_key: key } })],
		['in the other spelling', (key) => ({ idempotencyKey: key })],
		['in both', (key) => ({ type: 'subaccount.autoRecharge', data: { idempotencyKey: key } })],
	])('reads the key %s', async (_where, made) => {
		const key = freshId();
		expect(await outcome({ parameters, body: made(key) })).toMatchObject([
			{ id: key, idempotency_key: key, type: 'autoRecharge' },
		]);
	});

	it.each([
		[{ event: 'new_contact' }],
		[{ event: 'new_contact', idempotency_key: 'k' }],
		[{ event: 'credit_alert', data: { idempotency_key: 'k' } }],
		[incoming('x')],
	])('answers %j as received, and starts nothing', async (body) => {
		expect(await outcome({ parameters, body })).toMatchObject({ status: 200 });
		expect((await receive({ parameters, body })).items).toBeUndefined();
	});

	it('says what is missing where nothing tells what it was meant to be', async () => {
		expect(await outcome({ parameters, body: {} })).toMatchObject({
			status: 400,
			body: { error: { message: 'idempotency_key is required.' } },
		});
	});
});

it('takes all kinds of events on one URL, told apart by the body', async () => {
	const kinds = [
		incoming(freshId()),
		{ event: 'auto_recharge', idempotency_key: freshId() },
		{ idempotency_key: freshId() },
		{ event: 'new_contact', idempotency_key: freshId() },
		{ event: 'tag_applied', customData: {} },
	];
	const seen: unknown[] = [];
	for (const body of kinds) {
		const output = await outcome({ parameters: every, body });
		seen.push(...(output as Array<{ event: string; type: string }>).map(({ event, type }) => [event, type]));
	}
	expect(seen).toEqual([
		['message', 'text'],
		['auto_recharge', 'autoRecharge'],
		['autoRecharge', 'autoRecharge'],
		['new_contact', 'new_contact'],
		['tag_applied', 'tag_applied'],
	]);
});

describe('platform events', () => {
	it('fills text and contact', async () => {
		const data = { contactPhone: '+447700900123', contactName: 'Jane', messageBody: 'Hi' };
		expect(await outcome({ parameters: events, body: { event: 'new_message', data } })).toMatchObject([
			{
				event: 'new_message',
				type: 'text',
				text: 'Hi',
				chatInput: 'Hi',
				contact: { name: 'Jane', phone: '+447700900123' },
				sessionId: 'dmChamp::+447700900123',
				reply: { phoneNumber: '+447700900123' },
			},
		]);
	});

	it.each<[string, object, object]>([
		[
			'a flat one',
			{ type: 'contact.tagged', contactId: 'c1', contact: { name: 'Jane', phone: '+44' }, tags: ['vip'] },
			{ event: 'contact.tagged', contact: { id: 'c1', name: 'Jane', phone: '+44' }, text: null },
		],
		[
			'GoHighLevel’s',
			{
				type: 'InboundMessage',
				contactId: 'c1',
				conversationId: 'k1',
				messageId: 'ghl-1',
				direction: 'inbound',
				messageType: 'SMS',
				body: 'Hi',
				attachments: ['https://a.example/1.jpg'],
				dateAdded: '2026-01-25T10:40:00Z',
			},
			{
				type: 'sms',
				conversationId: 'k1',
				text: 'Hi',
				media: [{ url: 'https://a.example/1.jpg' }],
				timestamp: '2026-01-25T10:40:00.000Z',
			},
		],
		[
			'one of a workflow builder',
			{ event: 'form', full_name: 'Jane Smith', phone: '+44', message: { type: 2, body: 'Hi' }, customData: {} },
			{ contact: { name: 'Jane Smith', phone: '+44' }, text: 'Hi' },
		],
		['a summary', { event: 'conversation_summary', summary: 'Wants a refund' }, { text: 'Wants a refund' }],
	])('reads %s', async (_what, body, expected) => {
		expect(await outcome({ parameters: events, body })).toMatchObject([expected]);
	});

	it.each([
		[{ platformEvents: ['contact_created'] }, 'new_contact', true],
		[{ platformEvents: ['contact_created'] }, 'Contact Created', true],
		[{ platformEvents: ['contact_created'] }, 'contact_tagged', false],
		[{ otherEvents: 'deal won, x' }, 'deal.won', true],
		[{ platformEvents: ['contact_created'], otherEvents: 'x' }, 'x', true],
		[{ otherEvents: 'deal won' }, 'new_contact', false],
	])('with %j starts on %s: %s', async (own, event, starts) => {
		const { items, heard } = await receive({ parameters: { ...events, ...own }, body: { event } });
		expect(items !== undefined).toBe(starts);
		if (!starts) expect(heard().status).toBe(200);
	});

	it.each([{ event: 'ping' }, { type: 'test' }, { event: 'webhook.test', data: {} }])(
		'answers %j as received, and starts nothing',
		async (body) => {
			for (const mode of ['webhook', 'manual'] as const) {
				const call = await receive({ parameters: every, body, mode });
				expect([call.items, call.heard().status]).toEqual([undefined, 200]);
			}
		},
	);
});

it('leaves the raw body out where that is wanted', async () => {
	const parameters = { outputOptions: { includeRaw: false } };
	const [message] = (await outcome({ body: incoming(freshId()), parameters })) as object[];
	expect(JSON.parse(JSON.stringify(message))).not.toHaveProperty('raw');
});
