import { returnAllOrLimit } from '../../../nodes/shared/fields';
import type { ItemView } from '../../../nodes/shared/operation/itemView';
import { itemsOf, listItems, shaped } from '../../../nodes/shared/operation/shape';
import type { OperationSpec } from '../../../nodes/shared/operation/spec';
import { operation } from './support';

const store = async () => ({ data: '', mimeType: 'text/plain' });
const shapeOf = async (body: unknown, own: Partial<OperationSpec> = {}) =>
	await shaped(operation(own), { statusCode: 200, headers: {}, body }, {} as ItemView, store);
const json = (...entries: object[]) => entries.map((one) => ({ json: one }));

it.each<[string, unknown, object[]]>([
	['an object is one item', { id: 1 }, [{ id: 1 }]],
	['a list is one for each', [{ id: 1 }, { id: 2 }], [{ id: 1 }, { id: 2 }]],
	['nothing says that it succeeded', undefined, [{ success: true }]],
	['a text is a message', 'Queued', [{ message: 'Queued' }]],
	['a number is a value', 7, [{ value: 7 }]],
])('itemsOf: %s', (_what, body, items) => {
	expect(itemsOf(body)).toEqual(json(...items));
});

it.each<[string, unknown, object[]]>([
	['a bare list', [{ id: 1 }], [{ id: 1 }]],
	['under data', { data: [{ id: 1 }] }, [{ id: 1 }]],
	['under data.payload', { data: { payload: [{ id: 1 }] } }, [{ id: 1 }]],
	['entries that are no objects', { data: ['a', { id: 1 }] }, [{ value: 'a' }, { id: 1 }]],
	['under a name of its own', { success: true, data: { templates: [{ id: 1 }] } }, [{ id: 1 }]],
	['no row that holds nothing', { data: [{ id: 1 }, null] }, [{ id: 1 }]],
	['an empty list', { data: [] }, []],
	['an empty list under a name of its own', { success: true, data: { templates: [] } }, []],
	['what is no list, as it is', { id: 1 }, [{ id: 1 }]],
	['nothing of null where the list would stand', { data: null }, []],
	['nothing of null beside paging', { data: null, pagination: { total: 0, has_more: false } }, []],
	['nothing of null beside words', { message: 'No contacts', data: null }, []],
	['nothing of null under a name of its own', { success: true, data: { templates: null } }, []],
	['nothing of null', null, []],
	['nothing of no body', '', []],
	['nothing of an empty object', { data: {} }, []],
	['a text beside a null, as it is', { message: 'x', next: null }, [{ message: 'x', next: null }]],
	['one thing with empty fields, as it is', { id: 1, data: null }, [{ id: 1, data: null }]],
	['a success without a list, as it is', { success: true }, [{ success: true }]],
	['a text', 'text', [{ message: 'text' }]],
])('listItems takes %s', (_what, body, items) => {
	expect(listItems(body)).toEqual(json(...items));
});

const list: Partial<OperationSpec> = { effect: 'read', fields: returnAllOrLimit() };

it('a list operation gives the entries of whatever envelope', async () => {
	expect(await shapeOf({ data: [{ id: 1 }, { id: 2 }] }, list)).toEqual(json({ id: 1 }, { id: 2 }));
	expect(await shapeOf({ data: [] }, list)).toEqual([]);
	expect(await shapeOf({ data: [{ id: 1 }] })).toEqual(json({ data: [{ id: 1 }] }));
});

it.each(['send', 'idempotent'] as const)(
	'a %s gives one item even for an empty list',
	async (effect) => {
		expect(await shapeOf([], { effect })).toEqual(json({ success: true }));
		expect(await shapeOf({ a: 1 }, { effect, output: () => [] })).toEqual(json({ success: true }));
	},
);

it('a read of nothing gives nothing', async () => {
	expect(await shapeOf([], { effect: 'read' })).toEqual([]);
});

it('the operation’s own shape decides, with the answer, the item and n8n’s store', async () => {
	const output = jest.fn(async () => [{ json: { own: true } }]);
	expect(await shapeOf({ a: 1 }, { output })).toEqual(json({ own: true }));
	expect(output).toHaveBeenCalledWith({ statusCode: 200, headers: {}, body: { a: 1 } }, {}, store);
});

it.each([
	[
		'throws',
		() => {
			throw new TypeError('x is undefined');
		},
	],
	['rejects', async () => await Promise.reject(new Error('no'))],
	['gives nothing', () => undefined as never],
])('a shape that %s does not make a delivered item look undelivered', async (_what, output) => {
	expect(await shapeOf({ a: 1 }, { output })).toEqual(json({ a: 1 }));
});
