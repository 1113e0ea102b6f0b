import type { ItemView } from '../../../nodes/shared/operation/operationPolicy';
import { keyValueFields, keyValues } from '../../../nodes/shared/fields/keyValues';

function item(rows: unknown, json: unknown): ItemView {
	const given: Record<string, unknown> = { 'more.metadata.entry': rows, 'more.metadataJson': json };
	const view: Pick<ItemView, 'parameter'> = {
		parameter: (name, fallback) => {
			if (!(name in given)) throw new Error(`asked for ${name}`);
			return given[name] === undefined ? fallback : given[name];
		},
	};
	return view as ItemView;
}

const read = (rows: unknown, json: unknown) => keyValues(item(rows, json), 'more.metadata', 'Metadata');

it.each([
	[undefined, undefined],
	[[], ''],
	[null, null],
	[[], '{}'],
	[[], {}],
])('makes nothing of rows %j and JSON %j', (rows, json) => {
	expect(read(rows, json)).toBeUndefined();
});

it('puts rows and JSON together, rows first', () => {
	const rows = [{ key: ' a ', value: 'row' }];
	expect(read(rows, '{"a": "json", "b": [1, null]}')).toEqual({ a: 'row', b: [1, null] });
	expect(read(undefined, { b: { c: true } })).toEqual({ b: { c: true } });
});

it.each(['{', 'plan: pro', '{"a": }'])('refuses what is no JSON: %s', (json) => {
	expect(() => read([], json)).toThrow('Metadata JSON is not valid JSON');
});

it.each(['[1]', '"text"', '7', 'null', 7, true, ['a']])(
	'refuses JSON that is no object: %j',
	(json) => {
		expect(() => read([], json)).toThrow('Metadata JSON is not an object');
	},
);

it.each([undefined, '', '  ', null])('refuses a row with key %j', (key) => {
	expect(() => read([{ key, value: 'x' }], '')).toThrow('An entry of Metadata has no key');
});

it('names its two fields after each other', () => {
	expect(keyValueFields('Metadata', 'metadata', '').map(({ name }) => name)).toEqual([
		'metadata',
		'metadataJson',
	]);
});
