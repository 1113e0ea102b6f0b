import type { INodeParameters } from 'n8n-workflow';

import { runHitlChat } from '../setup';
import { fault, useSandbox } from '../support';

const server = useSandbox();

const list = async (own: INodeParameters, resource = 'conversation') => {
	const run = await runHitlChat(server.get(), {
		parameters: { resource, operation: 'getAll', ...own },
	});
	expect(run.error).toBeUndefined();
	return run.output[0].map(({ json }) => json);
};

const names = async (own: INodeParameters) =>
	(await list(own)).map(({ customer_name: name }) => name);

test('a conversation has all the documented fields', async () => {
	const [first] = await list({ limit: 1 });
	expect(first).toEqual({
		customer_name: 'Amira Khan',
		customer_whatsapp_number: '447700900201',
		last_message_sent_by: 'customer',
		conversation_status: 'open',
		bot_currently_paused: true,
		transferred_to_human_at_least_once: true,
	});
});

test.each<[string, INodeParameters, string[]]>([
	['none', {}, ['Amira Khan', 'Tom Baker', 'Lucía Ortiz']],
	['a status', { conversationStatus: 'closed' }, ['Lucía Ortiz']],
	['a status in capitals', { conversationStatus: ' OPEN ' }, ['Amira Khan', 'Tom Baker']],
	['an unknown status', { conversationStatus: 'lost' }, []],
	['an empty status', { conversationStatus: '' }, ['Amira Khan', 'Tom Baker', 'Lucía Ortiz']],
	['bot paused', { botPaused: true }, ['Amira Khan']],
	['bot not paused', { botPaused: false }, ['Tom Baker', 'Lucía Ortiz']],
	['handed to a human', { handedToHuman: true }, ['Amira Khan']],
	['never handed to a human', { handedToHuman: false }, ['Tom Baker', 'Lucía Ortiz']],
	['two together', { conversationStatus: 'open', botPaused: false }, ['Tom Baker']],
])('filters of conversations: %s', async (_name, filters, expected) => {
	expect(await names({ returnAll: true, filters })).toEqual(expected);
	// The document shows no parameters: the vendor gets none.
	expect(server.get().requests()).toMatchObject([{ query: {}, rawBody: '' }]);
});

test.each([
	[1, 1],
	[2, 2],
	[50, 3],
])('a limit of %i gives %i conversations', async (limit, count) => {
	expect(await names({ limit })).toHaveLength(count);
});

test('the limit counts what passes the filters', async () => {
	const filters = { botPaused: false };
	expect(await names({ limit: 1, filters })).toEqual(['Tom Baker']);
});

test('more than the default limit comes with Return All only', async () => {
	const body = Array.from({ length: 120 }, (_, index) => ({ customer_name: `${index}` }));
	fault(server.get(), { kind: 'status', status: 200, body, times: 2 });
	expect(await names({})).toHaveLength(50);
	expect(await names({ returnAll: true })).toHaveLength(120);
});

test('templates come item by item', async () => {
	const templates = await list({ returnAll: true }, 'template');
	expect(templates.map(({ name }) => name)).toEqual(['promo_may_2026', 'welcome_back']);
	expect(await list({ limit: 1 }, 'template')).toHaveLength(1);
});

test('an empty list gives no items and no error', async () => {
	fault(server.get(), { kind: 'status', status: 200, body: [] });
	expect(await names({ returnAll: true })).toEqual([]);
});

// The document shows no answer of templates; the dropdown reads them in these envelopes too.
test.each([
	['under data', { data: [{ name: 'a' }, { name: 'b' }, { name: 'c' }] }, [{ name: 'a' }, { name: 'b' }]],
	['as names', ['a', 'b', 'c'], [{ value: 'a' }, { value: 'b' }]],
])('templates that come %s are counted by the limit', async (_name, body, expected) => {
	fault(server.get(), { kind: 'status', status: 200, body });
	expect(await list({ limit: 2 }, 'template')).toEqual(expected);
});

test.each([
	['under data', { data: [{ customer_name: 'a' }, { customer_name: 'b' }] }, ['a', 'b']],
	['under data with nothing in it', { data: [] }, []],
	['wrapped twice', { success: true, data: { conversations: [{ customer_name: 'a' }] } }, ['a']],
])('conversations that come %s are read', async (_name, body, expected) => {
	fault(server.get(), { kind: 'status', status: 200, body, times: 2 });
	expect(await names({ returnAll: true })).toEqual(expected);
	expect(await names({ returnAll: true, filters: { conversationStatus: '' } })).toEqual(expected);
});

test.each([
	['wrapped twice', { success: true, data: { templates: [{ name: 'a' }] } }, [{ name: 'a' }]],
	['wrapped twice with nothing in it', { success: true, data: { templates: [] } }, []],
])('templates that come %s are read', async (_name, body, expected) => {
	fault(server.get(), { kind: 'status', status: 200, body });
	expect(await list({ returnAll: true }, 'template')).toEqual(expected);
});

test('an answer of which the list is not clear comes as it is, with filters too', async () => {
	const body = { conversations: [{ conversation_status: 'Open' }], tags: [] };
	fault(server.get(), { kind: 'status', status: 200, body, times: 2 });
	expect(await list({ returnAll: true })).toEqual([body]);
	expect(await list({ returnAll: true, filters: { conversationStatus: 'open' } })).toEqual([body]);
});
