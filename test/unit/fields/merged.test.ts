import type { INodeProperties, PreSendAction } from 'n8n-workflow';

import { mergedFields } from '../../../nodes/shared/fields/merged';

const field = (name: string, more: Partial<INodeProperties> = {}): INodeProperties => ({
	displayName: name,
	name,
	type: 'string',
	default: '',
	...more,
});

const of = (resource: string, operation: string, ...fields: INodeProperties[]) => ({
	resource,
	operation,
	fields,
});

const shown = (fields: INodeProperties[]) =>
	fields.map(({ name, displayOptions }) => [
		name,
		displayOptions?.show?.resource?.join(),
		displayOptions?.show?.operation?.join(),
	]);

test('an equal field stands once, for all its operations', () => {
	const all = [of('a', 'get', field('id')), of('a', 'update', field('id'), field('name'))];
	expect(shown(mergedFields(all))).toEqual([
		['id', 'a', 'get,update'],
		['name', 'a', 'update'],
	]);
});

test('keeps what the field itself shows by, and does not touch the field', () => {
	const id = field('id', { displayOptions: { show: { by: ['id'] }, hide: { by: ['name'] } } });
	const before = structuredClone(id);
	const [merged] = mergedFields([of('a', 'get', id), of('a', 'update', id)]);
	expect(merged.displayOptions).toEqual({
		show: { by: ['id'], resource: ['a'], operation: ['get', 'update'] },
		hide: { by: ['name'] },
	});
	expect(id).toEqual(before);
});

test('fields that differ in anything stay apart', () => {
	const others = [{ required: true }, { description: 'Other' }, { default: 'x' }];
	for (const more of others) {
		const all = [of('a', 'get', field('id')), of('a', 'update', field('id', more))];
		expect(mergedFields(all)).toHaveLength(2);
	}
});

test('fields with a function in their routing stay apart: two functions cannot be compared', () => {
	const preSend: PreSendAction[] = [async (options) => options];
	const own = field('id', { routing: { send: { preSend } } });
	expect(mergedFields([of('a', 'get', own), of('a', 'update', own)])).toHaveLength(2);
});

test('does not show a field for an operation that has none', () => {
	// Resources a and b with get and add would also show it for b: add.
	const all = [
		of('a', 'add', field('id')),
		of('a', 'get', field('id')),
		of('b', 'add', field('name')),
		of('b', 'get', field('id')),
	];
	expect(shown(mergedFields(all))).toEqual([
		['id', 'b', 'get'],
		['name', 'b', 'add'],
		['id', 'a', 'add,get'],
	]);
});

test('keeps the order of each operation, where need be at the price of a second field', () => {
	const all = [
		of('a', 'get', field('x'), field('y')),
		of('a', 'update', field('y'), field('x')),
		of('a', 'add', field('z'), field('y')),
	];
	const fields = mergedFields(all);
	for (const { operation, fields: own } of all) {
		const names = shown(fields)
			.filter(([, , operations]) => operations?.split(',').includes(operation))
			.map(([name]) => name);
		expect(names).toEqual(own.map(({ name }) => name));
	}
	expect(fields).toHaveLength(4);
});
