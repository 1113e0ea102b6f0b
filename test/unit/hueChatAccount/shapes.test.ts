import { labels, labelsIn, one, oneContact } from '../../../nodes/HueChatAccount/shapes';
import type { Shape } from '../../../nodes/shared/operation';
import type { ItemView } from '../../../nodes/shared/operation/itemView';

const itemsOf = async (shape: Shape, body: unknown) => {
	const store = async () => ({ data: '', mimeType: 'text/plain' });
	const items = await shape({ statusCode: 200, headers: {}, body }, {} as ItemView, store);
	return items.map(({ json }) => json);
};

const both = ['vip', 'billing'];
const objects = [
	{ id: 1, title: 'vip' },
	{ id: 2, name: 'billing' },
];

test.each<[unknown, string[] | undefined]>([
	[both, both],
	[{ payload: both }, both],
	[{ payload: objects }, both],
	[{ data: both, meta: {} }, both],
	[{ data: { meta: {}, payload: both } }, both],
	[{ data: { meta: {}, payload: objects } }, both],
	[{ data: { labels: both } }, both],
	[{ success: true, payload: both }, both],
	[{ labels: both }, both],
	[{ id: 1, labels: both, messages: [{}] }, both],
	[{ payload: { id: 1, labels: [] } }, []],
	[{ payload: [] }, []],
	[{ payload: ['vip', null] }, ['vip']],
	[{ payload: [{ id: 1 }] }, undefined],
	[{ payload: null }, undefined],
	[{ labels: null }, undefined],
	[{ id: 1 }, undefined],
	['ok', undefined],
	[null, undefined],
])('labelsIn(%j)', (body, titles) => {
	expect(labelsIn(body)).toEqual(titles);
});

test('labels come as one item, and anything else as it is', async () => {
	expect(await itemsOf(labels, { data: { payload: objects } })).toEqual([{ labels: both }]);
	expect(await itemsOf(labels, { success: true })).toEqual([{ success: true }]);
});

const contact = { id: 9, name: 'Jane', status: 'vip' };
const ticket = { id: '0b6c', subject: 'S', contact };

test.each<[string, unknown, object]>([
	['bare', ticket, ticket],
	['in data', { data: ticket }, ticket],
	['in payload and data', { data: { payload: ticket, meta: {} } }, ticket],
	['in data of a success', { success: true, message: 'Created', data: ticket }, ticket],
	['with its fields beside', { data: ticket, subject: 'T' }, { data: ticket, subject: 'T' }],
	['without an id', { payload: { contact, status: 'open' } }, { contact, status: 'open' }],
	['a success with nothing in it', { success: true, data: {} }, { success: true, data: {} }],
	['a word', { success: true, message: 'Done' }, { success: true, message: 'Done' }],
])('one resource: %s', async (_what, body, item) => {
	expect(await itemsOf(one, body)).toEqual([item]);
});

test('a contact is taken out of what stands beside it, but not out of a contact', async () => {
	const contact_inbox = { source_id: 's' };
	const item = { ...contact, contact_inbox };
	expect(await itemsOf(oneContact, { payload: { contact, contact_inbox } })).toEqual([item]);
	expect(await itemsOf(oneContact, { payload: item })).toEqual([item]);
	expect(await itemsOf(oneContact, { payload: { id: 1, contact } })).toEqual([{ id: 1, contact }]);
});
