import type { IDataObject } from 'n8n-workflow';

import { readConversations } from '../../../nodes/HitlChat/trigger/conversations';
import { keyOf } from '../../../nodes/HitlChat/trigger/identity';
import { row } from './rows';

test('reads a row of the document', () => {
	const raw = row('447700900123', { last_message_sent_by: 'customer', bot_currently_paused: true });
	expect(readConversations([raw])).toEqual({
		withoutNumber: 0,
		conversations: [
			{
				key: keyOf('447700900123'),
				identity: '447700900123',
				name: 'Jane',
				state: {
					status: 'open',
					botPaused: true,
					handedToHuman: false,
					lastMessageBy: 'customer',
					byOwnName: false,
				},
				rows: [raw],
			},
		],
	});
});

test.each([
	['with +', '+44 7700 900123'],
	['with brackets', '(44) 7700-900123'],
	['as JSON number', 447700900123],
])('a number %s is the same conversation', (_what, number) => {
	const { conversations } = readConversations([row('447700900123'), row(number)]);
	expect(conversations).toHaveLength(1);
	expect(conversations[0].rows).toHaveLength(2);
});

test('something else than a number still tells conversations apart', () => {
	const { conversations } = readConversations([row('abc123'), row('123'), row('ABC')]);
	expect(conversations.map(({ identity }) => identity)).toEqual(['abc123', '123', 'ABC']);
});

test.each([[null], [undefined], [''], ['   '], [{}], [[]], [true]])('skips a row with number %j', (number) => {
	const { conversations, withoutNumber } = readConversations([row(number), row('447700900123')]);
	expect(conversations).toHaveLength(1);
	expect(withoutNumber).toBe(1);
});

test('merges rows of one number, whatever their order', () => {
	const rows = [
		row('1', { conversation_status: 'open', last_message_sent_by: 'bot', customer_name: '' }),
		row('1', { conversation_status: 'closed', last_message_sent_by: 'customer', bot_currently_paused: 'true' }),
		row('1', { conversation_status: 'open', transferred_to_human_at_least_once: 1 }),
	];
	const state = {
		status: 'closed\nopen',
		botPaused: true,
		handedToHuman: true,
		lastMessageBy: 'bot\ncustomer',
	};
	for (const [a, b, c] of [[0, 1, 2], [2, 1, 0], [1, 2, 0]]) {
		const { conversations } = readConversations([rows[a], rows[b], rows[c]]);
		expect(conversations).toMatchObject([{ name: 'Jane', state }]);
	}
});

test('a text that is no word does not fill the memory', () => {
	const { conversations } = readConversations([row('1', { conversation_status: 'x'.repeat(5_000) })]);
	expect(conversations[0].state.status).toHaveLength(40);
});

const withMore = (json: string) =>
	JSON.parse(`${JSON.stringify(row('447700900123')).slice(0, -1)},"more":${json}}`) as IDataObject;

test.each([
	['nested without end', `${'['.repeat(20_000)}${']'.repeat(20_000)}`],
	['with too many values', `[${'0,'.repeat(200_000)}0]`],
])('passes of a row %s only what n8n can store', (_what, json) => {
	const { conversations } = readConversations([withMore(json)]);
	expect(conversations[0].rows).toEqual([row('447700900123')]);
});

test('passes a row on without keys that would set a prototype', () => {
	const { conversations } = readConversations([withMore('[{"__proto__":{"polluted":1},"a":1}]')]);
	expect(JSON.stringify(conversations[0].rows)).not.toContain('polluted');
	expect(conversations[0].rows).toEqual([{ ...row('447700900123'), more: [{ a: 1 }] }]);
});

test('takes a whole list of rows with one number without filling memory or time', () => {
	const rows = Array.from({ length: 30_000 }, (_, index) =>
		row('447700900123', { conversation_status: `status ${index}`, last_message_sent_by: `${index}` }),
	);
	const { conversations } = readConversations(rows);
	expect(conversations).toHaveLength(1);
	const [{ rows: kept, state }] = conversations;
	expect(kept).toEqual(rows.slice(0, 100));
	expect(state.status.split('\n')).toHaveLength(20);
	expect(state.lastMessageBy.split('\n')).toHaveLength(20);
});

test('what has one key is one conversation, so that no two take turns at being remembered', () => {
	const { conversations } = readConversations([row('\ud800'), row('\udc00'), row('\ufffd')]);
	expect(conversations).toHaveLength(1);
	expect(conversations[0].rows).toHaveLength(3);
});
