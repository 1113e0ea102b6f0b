import { execute, FakeList, incoming, receive } from '../webhook/calls';
import type { CallOptions } from '../webhook/calls';

let counter = 0;
const freshId = (): string => `shape-${(counter += 1)}`;

const one = { events: ['platformEvent'] };
const both = { events: ['platformEvent', 'message'] };

/** What the workflow gets for a call, or what the caller hears where it gets nothing. */
async function outcome(options: CallOptions): Promise<unknown> {
	const call = await receive(options);
	if (call.items === undefined) return call.heard();
	call.answer();
	const [output] = await execute(call.items, new FakeList());
	return output;
}

describe('which bodies are messages', () => {
	const events: Array<[string, object, object]> = [
		['message', { from_id: 'c1', from_name: 'Jane', message: 'Hi', message_id: 'k2' }, { text: 'Hi' }],
		['from beside a contact', { contact_id: 'c1', from_id: 'c1', message_body: 'Hi', message_id: 'x5' }, { text: 'Hi' }],
		[
			'GoHighLevel’s fields',
			{
				contact_id: 'c1',
				first_name: 'Jane',
				phone: '+447700900123',
				message: { type: 2, body: 'Hi' },
				customData: { body: 'Hi' },
			},
			{ text: 'Hi' },
		],
		['a name', { event: 'new_message', fromId: 'c1', fromName: 'Jane', message: 'Hi', messageId: 'x1' }, { text: 'Hi' }],
		['a status', { event: 'message_status', messageId: 'x4', fromId: 'biz', toId: 'c1', status: 'read' }, {}],
		['a flat id', { event: 'message_status', id: 'x6', fromId: 'biz', toId: 'c1', status: 'read' }, {}],
		['a note', { event: 'contact_updated', customData: { body: 'note' }, contact: { id: 'c1' } }, { contact: { id: 'c1' } }],
	];
	const cases = events.flatMap(([what, body, expected]) =>
		[one, both].map((parameters) => [what, parameters, body, expected] as const),
	);

	it.each(cases)('takes an event with %s for a platform event, with %j', async (_what, parameters, body, expected) => {
		const ids = { message_id: freshId(), messageId: freshId() };
		const own = Object.entries(ids).filter(([name]) => name in body);
		const { event = 'event' } = body as { event?: string };
		expect(await outcome({ parameters, body: { ...body, ...Object.fromEntries(own) } })).toMatchObject({
			platform: 'dmChamp',
			event,
			...expected,
		});
	});

	it.each<[string, (id: string) => object]>([
		['whole customData', (id) => incoming(id)],
		['an id of customData', (id) => incoming(undefined, { id })],
		['whole customData and a name', (id) => incoming(id, {}, { event: 'new_message' })],
		['flat fields', (id) => incoming(id).customData],
	])('takes %s for a message', async (_what, made) => {
		const id = freshId();
		expect(await outcome({ parameters: both, body: made(id) })).toMatchObject({
			event: 'message',
			id,
			reply: { fromId: 'customer-1' },
		});
	});

	it.each<[string, CallOptions]>([
		['on the path of messages', { parameters: both, webhook: 'message' }],
		['where only messages are waited for', {}],
	])('says what a message lacks %s', async (_where, options) => {
		expect(await outcome({ ...options, body: { customData: { body: 'Hi', messageSid: 'm' } } })).toMatchObject({
			status: 400,
			body: { error: { message: 'customData.fromId is required.' } },
		});
	});
});

describe('the spelling of fields', () => {
	const snake = (id: string) => ({ message_sid: id, from_id: 'u1', to_id: 'b1', body: 'Hi' });

	it.each<[string, (id: string) => object]>([
		['snake case', (id) => ({ custom_data: snake(id) })],
		['snake case, flat', snake],
		['capitals', (id) => ({ customData: { MessageSid: id, FromId: 'u1', ToId: 'b1', Body: 'Hi' } })],
		['ID', (id) => ({ customData: { messageSID: id, fromID: 'u1', toID: 'b1', body: 'Hi' } })],
		['the documented one beside another', (id) => ({ customData: { ...snake(id), from_id: 'x', fromId: 'u1' } })],
	])('may be %s', async (_what, made) => {
		for (const parameters of [{}, both]) {
			const id = freshId();
			expect(await outcome({ parameters, body: made(id) })).toMatchObject({
				event: 'message',
				id,
				text: 'Hi',
				receiver: 'b1',
				reply: { fromId: 'u1' },
			});
		}
	});
});

describe('what a sender’s id tells of it', () => {
	it.each<[string, string | null, string | null]>([
		['447700900123@s.whatsapp.net', '447700900123', null],
		['447700900123@c.us', '447700900123', null],
		['447700900123:12@s.whatsapp.net', '447700900123', null],
		['12345678@lid', null, null],
		['120363@g.us', null, null],
		['+44 7700 900-123', '+44 7700 900-123', null],
		['+447700900123', '+447700900123', null],
		['447700900123', null, null],
		['1234-5678-90', null, null],
		['jane@example.com', null, 'jane@example.com'],
	])('%s', async (fromId, phone, email) => {
		expect(await outcome({ body: incoming(freshId(), { fromId }) })).toMatchObject({
			contact: { id: fromId, phone, email },
			reply: { fromId },
		});
	});
});

describe('a message without a body', () => {
	it.each<[string, object, object, string | null]>([
		['a location', { latitude: 1, longitude: 2 }, { messageType: 'location' }, null],
		['a type of customData', { messageType: 'contact' }, {}, null],
		['a caption', { body: '', caption: 'Look' }, {}, 'Look'],
		['a button', { button: { text: 'Yes', payload: 'p' } }, { messageType: 'button' }, 'Yes'],
		['a reaction', { reaction: { emoji: '👍' } }, { messageType: 'reaction' }, '👍'],
	])('starts a run for %s', async (_what, own, top, text) => {
		const body = incoming(freshId(), { body: undefined, ...own }, top);
		expect(await outcome({ body })).toMatchObject({ event: 'message', text });
	});

	it('is refused as a text', async () => {
		const body = incoming(freshId(), { body: '' }, { messageType: 'text' });
		expect(await outcome({ body })).toMatchObject({ status: 400 });
	});

	it.each<[string, (emoji: string) => [object, object]]>([
		['customData', (emoji) => [{ reaction: { emoji } }, {}]],
		['a field beside a body', (emoji) => [{ body: 'Reacted', emoji }, {}]],
		['a field of any name', (emoji) => [{ symbol: emoji }, {}]],
		['a field around customData', (emoji) => [{}, { symbol: emoji }]],
	])('is a reaction of its own for each emoji in %s', async (_where, made) => {
		const id = freshId();
		let started = 0;
		for (const emoji of ['👍', '❤️', '👍']) {
			const [own, top] = made(emoji);
			const call = await receive({ body: incoming(id, { body: '', ...own }, { messageType: 'reaction', ...top }) });
			if (call.items !== undefined) call.answer();
			started += call.items?.length ?? 0;
		}
		expect(started).toBe(2);
	});
});
