import { InputError } from '../../../nodes/shared/transport/errors/outcome';
import { templateVariables, variableFields, variableParameters } from '../../../nodes/shared/fields/templateVariables';
import { itemView } from './itemView';

const rows = (...row: object[]) => templateVariables(itemView({ variablesMode: 'rows', 'variables.row': row }));
const json = (variablesJson: unknown) => templateVariables(itemView({ variablesMode: 'json', variablesJson }));

it('reads rows as one object with string keys', () => {
	expect(rows({ name: ' 1 ', value: 'Jane' }, { name: 2, value: 5 }, { name: '3', value: false })).toEqual({
		1: 'Jane', 2: '5', 3: 'false',
	});
});

it.each([
	['{"1": "Jane", "2": 5}', { 1: 'Jane', 2: '5' }],
	[{ name: 'Jane' }, { name: 'Jane' }],
	['["a", "b"]', { 1: 'a', 2: 'b' }],
	[['a', 7], { 1: 'a', 2: '7' }],
	['{}', undefined],
	['[]', undefined],
])('reads the JSON %p', (input, expected) => {
	expect(json(input)).toEqual(expected);
});

it('has none without a mode or without rows', () => {
	expect([templateVariables(itemView({})), rows(), templateVariables(itemView({ variablesMode: 'none' }))]).toEqual([undefined, undefined, undefined]);
});

it.each([
	[() => rows({ name: '', value: 'x' }), /no placeholder/],
	[() => rows({ value: 'x' }), /no placeholder/],
	[() => rows({ name: '1' }), /variable 1 has no value/],
	[() => rows({ name: '1', value: null }), /variable 1 has no value/],
	[() => rows({ name: '1', value: '' }), /variable 1 has no value/],
	[() => rows({ name: '1', value: {} }), /variable 1 must be text/],
	[() => rows({ name: '1', value: NaN }), /variable 1 must be text/],
	[() => json('{"1": }'), /not valid JSON/],
	[() => json(''), /is empty/],
	[() => json('5'), /not an object/],
	[() => json('null'), /not an object/],
	[() => json('{"1": {"a": 1}}'), /variable 1 must be text/],
	[() => json('{"1": null}'), /variable 1 has no value/],
	[() => json('{"": "a"}'), /no placeholder/],
])('refuses wrong ones as mistakes: %#', (read, message) => {
	expect(read).toThrow(InputError);
	expect(read).toThrow(message);
});

it('has no dead field', () => {
	expect(variableFields.map(({ name }) => name)).toEqual(variableParameters);
});
