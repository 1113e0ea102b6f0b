import { KINDS, kindOf } from '../../../nodes/DmChamp/trigger/events';
import { readPlatformEvent } from '../../../nodes/DmChamp/trigger/platformEvent';

const read = (body: object) => {
	const result = readPlatformEvent(body as never, { verified: 'secret' }, { headers: {}, part: {} } as never);
	if ('refusal' in result) throw new Error(JSON.stringify(result));
	return result.value.message;
};

const ids = { contactId: 'c1', messageId: 'm1' };

it('reads channel, conversation and time of a message where they stand in it', () => {
	const message = { id: 'r3', text: 'x', channel: 'instagram', conversation_id: 'cv9', timestamp: 1_700_000_000 };
	expect(read({ event: 'new_message', data: { message, contact: { id: 'c1' } } })).toMatchObject({
		...{ channel: 'instagram', conversationId: 'cv9', timestamp: '2023-11-14T22:13:20.000Z' },
	});
});

it.each<[object, object]>([
	[{ event: 'new_message', ...ids, image: { url: 'https://a.example/1.jpg', caption: 'This?' } }, { text: 'This?', type: 'image' }],
	[{ event: 'new_message', ...ids, message: { type: 'reaction', text: '👍' } }, { text: '👍', type: 'reaction' }],
	[{ event: 'new_message', type: 'reaction', ...ids, text: '👍' }, { type: 'reaction' }],
	[{ event: 'new_message', ...ids, message: { type: 2, body: 'Hi' } }, { text: 'Hi', type: 'text' }],
	[{ event: 'new_message', ...ids, message: { type: 'TYPE_SMS', body: 'Hi' } }, { text: 'Hi', type: 'text' }],
	[{ event: 'new_message', ...ids, interactive: { button_reply: { id: 'b', title: 'Yes' } } }, { text: 'Yes', type: 'text' }],
	[{ event: 'message_created', message_type: 'outgoing', ...ids, message: 'x' }, { direction: 'outgoing', type: 'text' }],
])('reads text, kind and direction of %j', (body, expected) => {
	expect(read(body)).toMatchObject(expected);
});

it.each<[object, string]>([
	[{ event: 'new_message', date_added: '2020-01-01', message_timestamp: '2026-01-31T10:00:00Z', ...ids }, '2026-01-31'],
	[{ event: 'contact_updated', contact: { id: 'c1' }, created_at: '2020-01-01' }, new Date().toISOString().slice(0, 10)],
	[{ event: 'appointment_booked', contact: { id: 'c1' }, data: { date: '2026-02-01' } }, new Date().toISOString().slice(0, 10)],
])('takes the time of the event for its time in %j', (body, day) => {
	expect(read(body).timestamp.slice(0, 10)).toBe(day);
});

const idempotency_key = 'k1';

it.each<[object]>([
	[{ account_id: 'a1', message: 'Low balance', amount: 500, idempotency_key }],
	[{ account: { id: 'a1' }, message: 'Low balance', credits: 500, idempotency_key }],
	[{ sub_account: 'a1', message: 'Low balance', idempotency_key }],
	[{ event: 'auto_recharge.low_balance_reached', idempotency_key }],
	[{ event: 'auto_recharge', status: 'balance_reached', sub_account_id: 'a1', idempotency_key }],
])('takes %j for an auto-recharge', (body) => {
	expect(kindOf(body as never, KINDS, false)).toBe('autoRecharge');
});

it('takes no other message of an account for one', () => {
	const body = { account_id: 'a1', message: 'Hi', idempotency_key };
	expect(kindOf(body as never, KINDS, false)).toBe('platformEvent');
});
