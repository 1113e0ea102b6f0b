import { directionIn } from '../../../nodes/shared/webhook';
import { execute, FakeList, incoming, receive } from '../webhook/calls';

let counter = 0;
const freshId = (): string => `direction-${(counter += 1)}`;

const parameters = { events: ['platformEvent', 'message'] };

/** What the workflow gets; nothing where Ignore Own Messages leaves it out. */
async function outcome(body: unknown, ignoreOwn = false) {
	const call = await receive({ body, parameters: { ...parameters, filters: { ignoreOwn } } });
	if (call.items === undefined) return undefined;
	call.answer();
	const [message] = await execute(call.items, new FakeList());
	return message;
}

describe('a custom channel message', () => {
	it.each(['queued', 'Sending', 'sent', 'outbound', 'delivered', 'undelivered', 'read', 'seen', 'failed', 'DELIVERY_ACK'])(
		'of status %s is the business’s own',
		async (status) => {
			expect(await outcome(incoming(freshId(), { status }))).toMatchObject({
				direction: 'outgoing',
				contact: { id: 'business-1' },
				receiver: 'customer-1',
			});
			expect(await outcome(incoming(freshId(), { status }), true)).toBeUndefined();
		},
	);

	it.each([undefined, null, '', ' ', 'pending', 'submitted', 'sent by customer', 'error', 'received', 'Incoming', 'inbound', 'new', 'unread', 'active', 7, {}])(
		'of status %j is the customer’s',
		async (status) => {
			expect(await outcome(incoming(freshId(), { status }), true)).toMatchObject({
				direction: 'incoming',
				contact: { id: 'customer-1' },
			});
		},
	);

	it.each([
		[{ direction: 'inbound', status: 'delivered' }, {}, 'incoming'],
		[{ fromMe: false, status: 'read' }, {}, 'incoming'],
		[{ fromMe: true, status: 'received' }, {}, 'outgoing'],
		[{}, { direction: 'outbound' }, 'outgoing'],
		[{}, { status: 'scheduled', from: 'automation', sender: { role: 'admin' } }, 'incoming'],
		[{ sender: 'Support', from: 'Team' }, {}, 'incoming'],
	])('with %j and %j is %s', async (own, top, direction) => {
		expect(await outcome(incoming(freshId(), own, top))).toMatchObject({ direction });
	});
});

describe('a platform event', () => {
	const text = 'Hi';
	it.each([
		{ event: 'new_message', data: { fromMe: true, text } },
		{ event: 'new_message', data: { message: { from_me: 1, text } } },
		{ event: 'new_message', data: { key: { fromMe: true }, text } },
		{ event: 'message_received', sent_by: 'bot', text },
		{ sent_by: 'bot', text },
		{ event: 'new_message', senderType: 'AI Agent', text },
		{ event: 'new_message', sender: { type: 'agent', name: 'Ann' }, text },
		{ event: 'new_message', data: { status: 'delivered', text } },
		{ event: 'message_status', messageId: 'm', status: 'delivered' },
		{ event: 'message_status', messageId: 'm', MessageStatus: 'read' },
		{ event: 'message_read', messageId: 'm' },
		{ event: 'delivery_status', data: { status: 'x' } },
		{ event: 'message_sent', text },
		{ MessageSid: 'm', MessageStatus: 'sent' },
	])('like %j is the business’s own', async (body) => {
		expect(await outcome({ ...body, id: freshId(), to: freshId() }, true)).toBeUndefined();
		expect(await outcome({ ...body, to: freshId() })).toMatchObject({ direction: 'outgoing' });
	});

	it.each([
		{ event: 'new_message', data: { fromMe: false, status: 'read', text } },
		{ event: 'message_received', status: 'delivered', text },
		{ event: 'new_message', sent_by: 'customer', status: 'delivered', text },
		{ event: 'new_message', sent_by: 'Jane', text },
		{ event: 'message_status', status: 'delivered', direction: 'inbound' },
		{ event: 'message_thread_created', text },
		{ event: 'contact_updated', status: 'sent' },
		{ event: 'whatsapp_status', status: 'failed' },
		{ event: 'conversation_summary', summary: 'Was read' },
		{ event: 'contact_created', from: 'campaign', text },
		{ event: 'contact_tagged', sent_by: 'workflow', tag: 'vip' },
		{ event: 'human_alerted', sent_by: 'bot', text },
		{ event: 'new_message', status: 'pending', text },
		{ event: 'message_received', from: 'Admin', sender: 'Me', is_bot: true, text },
		{ status: 'scheduled', text },
	])('like %j is not', async (body) => {
		expect(await outcome({ ...body, to: freshId() }, true)).toMatchObject({ direction: 'incoming' });
	});
});

it('says nothing where nothing tells, and lets a field win over the name', () => {
	expect(directionIn([{ sent_by: 'user', status: 'open' }])).toBeUndefined();
	expect(directionIn([{ sent_by: 'user', status: 'received' }], 'outgoing')).toBe('outgoing');
	expect(directionIn([{ sent_by: 'contact' }], 'outgoing')).toBe('incoming');
	expect(directionIn([{ is_incoming: 'false' }])).toBe('outgoing');
	expect(directionIn([{ from_bot: false }])).toBeUndefined();
});
