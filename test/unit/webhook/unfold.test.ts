import { unfold } from '../../../nodes/shared/webhook/http/unfold';
import { execute, FakeList, incoming, receive } from './calls';
import type { CallOptions } from './calls';

it.each<[string, object, object]>([
	['an object as text', { data: ' {"a":1}' }, { data: { a: 1 } }],
	['an id of 64 bits', { payload: '{"id":12345678901234567890}' }, { payload: { id: '12345678901234567890' } }],
	['a list of one as text', { customData: '[{"a":1}]' }, { customData: { a: 1 } }],
	['a list of one', { data: [{ a: 1 }] }, { data: { a: 1 } }],
	['an empty list', { data: [] }, { data: {} }],
	['an empty list as text', { data: '[]' }, { data: {} }],
	['a blank text', { data: '' }, { data: {} }],
	['the name in another case', { custom_data: '{"a":1}' }, { custom_data: { a: 1 } }],
	['a key that would set a prototype', { data: '{"__proto__":{"a":1},"b":2}' }, { data: { b: 2 } }],
])('unfolds %s', (_what, body, expected) => {
	expect(unfold(body as never)).toEqual(expected);
});

it.each([
	{ data: { a: '{"b":1}' } },
	{ data: 'Hi' },
	{ data: '{"a":' },
	{ data: [{ a: 1 }, { a: 2 }] },
	{ data: 7 },
	{ data: `${'{"a":'.repeat(100)}1${'}'.repeat(100)}` },
	{ customData: [], custom_data: '' },
	// What people write in a chat must not name the contact.
	{ message: '{"from":"+447700900123"}', text: '{}', contact: '{"id":"c"}' },
])('leaves %.60j as it is', (body) => {
	expect(unfold(body as never)).toBe(body);
});

async function output(options: CallOptions) {
	const { items, answer, heard } = await receive(options);
	if (items === undefined) return heard();
	answer();
	return (await execute(items, new FakeList()))[0];
}

const custom = (id: string) => JSON.stringify(incoming(id).customData);

it.each<[string, unknown]>([
	['JSON', { customData: custom('unfold-1'), messageType: 'text' }],
	['a form', new URLSearchParams({ customData: custom('unfold-2'), messageType: 'text' }).toString()],
])('reads a message that is text in %s, and outputs what came', async (_what, body) => {
	expect(await output({ body })).toMatchObject({
		text: 'Hello',
		contact: { id: 'customer-1' },
		raw: { customData: expect.stringContaining('"fromId"') as unknown, messageType: 'text' },
	});
});

it.each([(data: object) => JSON.stringify(data), (data: object) => [data]])(
	'reads an event whose data is folded',
	async (fold) => {
		const data = fold({ contactPhone: '+447700900123', message: 'Hi' });
		const parameters = { events: ['platformEvent'] };
		const message = await output({ parameters, body: { event: 'new_message', data } });
		expect(message).toMatchObject({ text: 'Hi', contact: { phone: '+447700900123' }, raw: { data } });
	},
);

it('reads all files of a form, with their kinds', async () => {
	const body = new URLSearchParams({
		From: 'whatsapp:+447700900123',
		Body: 'Two',
		NumMedia: '2',
		MediaUrl1: 'https://a.example/2',
		MediaContentType1: 'application/pdf',
		MediaUrl0: 'https://a.example/1',
		MediaContentType0: 'image/jpeg',
	}).toString();
	expect(await output({ parameters: { events: ['platformEvent'] }, body })).toMatchObject({
		text: 'Two',
		contact: { phone: '+447700900123' },
		media: [
			{ type: 'image', url: 'https://a.example/1' },
			{ type: 'application/pdf', url: 'https://a.example/2' },
		],
	});
});
