import type { IDataObject } from 'n8n-workflow';

import { chosenEvents, eventNamed, eventOptions } from '../../../nodes/HueChat/trigger/events';
import { readEvent } from '../../../nodes/HueChat/trigger/read';

const names = eventOptions.map(({ value }) => value as string);

function read(type: string, data: unknown, more: object = {}) {
	const body = { id: 'evt_1', type, timestamp: '2026-01-25T10:40:00Z', data, ...more } as IDataObject;
	const result = readEvent(body, { verified: 'secret' });
	if ('refusal' in result) throw new Error(result.refusal.message);
	if ('ping' in result.value) throw new Error('It is a ping');
	return result.value;
}

const contact = { id: 'cnt_1', first_name: 'Jane', last_name: 'Smith', email: 'jane@example.com' };
const message = {
	id: 'msg_1',
	conversation_id: 'conv_1',
	contact_id: 'cnt_1',
	channel: 'sms',
	message_type: 'text',
	content: 'Hi',
	sent_by: 'user',
};

it('knows the eleven events', () => {
	expect(names).toHaveLength(11);
	expect(new Set(names).size).toBe(11);
});

it.each([
	[['message.sent', 'contact.created', 'message.sent'], ['contact.created', 'message.sent']],
	['message.sent', ['message.sent']],
	[['*', 7, null, 'message.gone'], []],
	[undefined, []],
])('reads the chosen events from %j', (value, expected) => {
	expect(chosenEvents(value)).toEqual(expected);
});

it.each([
	['as data itself', { ...message, contact }],
	['under its name', { message, contact, conversation: { id: 'conv_1', channel: 'sms' } }],
])('finds a message %s', (_where, data) => {
	const { message: flat, kind, id } = read('message.sent', data);
	expect([kind, id]).toEqual(['message.sent', 'evt_1']);
	expect(flat).toMatchObject({
		id: 'msg_1',
		channel: 'sms',
		direction: 'outgoing',
		type: 'text',
		text: 'Hi',
		contact: { id: 'cnt_1', name: 'Jane Smith', phone: null, email: 'jane@example.com' },
		timestamp: '2026-01-25T10:40:00.000Z',
		event: 'message.sent',
		eventId: 'evt_1',
		conversationId: 'conv_1',
	});
});

it('tells who wrote', () => {
	const direction = (type: string, sent_by?: string) =>
		(read(type, { ...message, sent_by }).message.direction);
	expect(direction('message.received')).toBe('incoming');
	expect(direction('message.read', 'contact')).toBe('incoming');
	expect(direction('message.read', 'user')).toBe('outgoing');
	expect(direction('message.delivered', 'system')).toBe('outgoing');
});

it('gives media with their caption', () => {
	const media_url = 'https://example.com/a.pdf';
	const data = { message_type: 'document', media_url, filename: 'a.pdf', caption: 'The offer' };
	const { message: flat } = read('message.received', { ...message, ...data, content: '' });
	expect([flat.type, flat.text, flat.media]).toEqual([
		'document',
		'The offer',
		[{ type: 'document', url: media_url, name: 'a.pdf' }],
	]);
});

it.each([
	['contact.created', contact, 'cnt_1', null],
	['contact.deleted', { contact: { id: 'cnt_2' } }, 'cnt_2', null],
	['conversation.assigned', { id: 'conv_2', contact_id: 'cnt_3' }, 'cnt_3', 'conv_2'],
	['conversation.created', { conversation: { id: 'conv_4', contact } }, 'cnt_1', 'conv_4'],
])('reads %s', (type, data, contactId, conversationId) => {
	const { message: flat } = read(type, data);
	expect(flat).toMatchObject({ id: 'evt_1', type, text: null, media: [], conversationId });
	expect(flat.contact.id).toBe(contactId);
});

it('demands nothing of what no page shows', () => {
	for (const data of [{}, { contact: 'Jane' }, { message: [], contact: null }, { id: {} }]) {
		for (const type of names) expect(read(type, data).message.raw?.data).toEqual(data);
	}
	const bare = read('message.received', {}, { timestamp: 'soon', organization_id: {}, id: undefined });
	expect([bare.id, bare.receiver, bare.message.id]).toEqual([null, '', null]);
});

it('keeps organizations apart', () => {
	expect(read('contact.created', contact, { organization_id: 'org_1' }).receiver).toBe('org_1');
});

it.each([
	['MESSAGE_RECEIVED', 'message.received'],
	['Message Received', 'message.received'],
	['deal.won', 'deal.won'],
])('knows %s as %s', (name, event) => {
	expect(eventNamed(name)).toBe(event);
	expect(read(name, {}).message.event).toBe(event);
});

describe('events in other forms', () => {
	const flat = (body: object) => {
		const result = readEvent(body as IDataObject, { verified: 'secret' });
		if ('refusal' in result || 'ping' in result.value) throw new Error(JSON.stringify(result));
		return result.value;
	};

	it('reads times as numbers, ids as numbers and the sender', () => {
		const data = { id: 7, sender: { name: 'Jane', phone: '+44' }, text: 5, type: 'Text' };
		const { id, message: found } = flat({ id: 9, event: 'message.received', timestamp: 1769337600, data });
		expect(id).toBe('9');
		expect(found).toMatchObject({
			id: '7',
			type: 'text',
			text: '5',
			contact: { name: 'Jane', phone: '+44' },
			timestamp: '2026-01-25T10:40:00.000Z',
		});
	});

	it('reads an event whose data is null, and objects beside its name', () => {
		expect(flat({ id: 'e', type: 'contact.deleted', data: null }).message.event).toBe('contact.deleted');
		expect(flat({ type: 'message.received', message: { content: 'Hi' } }).message.text).toBe('Hi');
		expect(flat({ type: 'message.received', payload: { body: 'Hi' } }).message.text).toBe('Hi');
	});

	it.each([
		[{ id: 'e1', content: 'Hi', contact_id: 'c1', channel: 'sms' }, 'e1'],
		[{ id: 'e1', object: { id: 'm1', content: 'Hi', contact_id: 'c1', channel: 'sms' } }, 'm1'],
		[{ id: 'e1', data: { object: { id: 'm1', content: 'Hi', contact_id: 'c1', channel: 'sms' } } }, 'm1'],
	])('reads a message that has no data, or its object in there: %j', (body, messageId) => {
		const { id, message: found } = flat({ type: 'message.received', ...body });
		expect([id, found.id]).toEqual(['e1', messageId]);
		expect(found).toMatchObject({ type: 'text', text: 'Hi', channel: 'sms', contact: { id: 'c1' }, eventId: 'e1' });
		expect(found.raw).toEqual({ type: 'message.received', ...body });
	});

	it.each([
		// The id is the contact's: as the delivery's it would drop all updates but the first.
		[{ id: 'cnt_1', type: 'contact.updated', first_name: 'Jane' }, null, { contact: { id: 'cnt_1', name: 'Jane' } }],
		[{ id: 'cnt_1', type: 'contact.updated', contact_id: 'cnt_1', first_name: 'Jane' }, null, { contact: { id: 'cnt_1' } }],
		[{ id: 'evt_1', type: 'contact.updated', contact_id: 'cnt_1', first_name: 'Jane' }, 'evt_1', { contact: { id: 'cnt_1', name: 'Jane' } }],
		[{ id: 'c1', event_id: 'e1', type: 'conversation.resolved', status: 'closed' }, 'e1', { conversationId: 'c1' }],
		[{ id: 'e1', type: 'CONTACT_UPDATED', first_name: 'Jane' }, null, { contact: { id: 'e1' }, type: 'contact.updated' }],
		[{ id: 'e1', type: 'message.received', message: 'Hi', contact_id: 'c1' }, 'e1', { text: 'Hi', type: 'text' }],
		[{ id: 'e1', type: 'contact.updated', contact: { id: 'cnt_1' } }, 'e1', { contact: { id: 'cnt_1' } }],
	])('reads %j without data', (body, id, expected) => {
		const found = flat(body);
		expect(found.id).toBe(id);
		expect(found.message).toMatchObject(expected);
	});

	it('takes blank ids for none', () => {
		const found = flat({ id: '', organization_id: ' ', type: 'message.received', data: {} });
		expect([found.id, found.receiver]).toEqual([null, '']);
	});

	it('finds a sender who is text', () => {
		const { message: found } = flat({ type: 'message.received', data: { from: '+447700900123', content: 'Hi' } });
		expect(found).toMatchObject({ contact: { phone: '+447700900123' }, reply: { contactId: '+447700900123' } });
	});

	it('takes the id of a signature’s headers where the signature was right, and only there', () => {
		const body = { type: 'message.received', data: {} };
		const idBy = (verified: 'secret' | 'signature') => {
			const result = readEvent(body, { verified }, { 'webhook-id': 'msg_1' });
			return 'value' in result && 'id' in result.value ? result.value.id : undefined;
		};
		expect([idBy('signature'), idBy('secret')]).toEqual(['msg_1', null]);
	});

	it('does not take the agent who wrote for the contact', () => {
		const sender = { id: 'agent', name: 'Agent' };
		const { message: found } = flat({ type: 'message.sent', data: { sender, contact_id: 'cnt_1' } });
		expect(found.contact).toMatchObject({ id: 'cnt_1', name: null });
	});

	it.each([
		[{ type: 'webhook.test', data: {} }, undefined],
		[{ type: 'ping' }, undefined],
		[{ event: 'message.received' }, undefined],
		[{ id: 'evt_1', type: 'message.received', organization_id: 'o', api_version: '2026-01' }, undefined],
		[{ type: 'message.received', webhook_id: 'w', url: 'https://n8n.example/webhook' }, undefined],
		[{ type: 'message.received', message: 'This is a test event' }, undefined],
		[
			{ id: 'e1', type: 'message.received', timestamp: '2026-01-25T10:40:00Z', retry_count: 0, organization_id: 'o' },
			undefined,
		],
		[{ type: 'url_verification', challenge: 'c' }, { challenge: 'c' }],
	])('knows that %j only tries out the URL', (body, answer) => {
		expect(readEvent(body as IDataObject, { verified: 'secret' })).toEqual({
			value: { ping: true, answer },
		});
	});
});
