import { file, readPhone, textList } from '../../../../nodes/shared/fields';
import { named, reader } from './context';

const read = reader(textList(named));

it.each([
	['vip, newsletter', ['vip', 'newsletter']],
	['vip;newsletter\nnew', ['vip', 'newsletter', 'new']],
	[
		['vip', ' newsletter '],
		['vip', 'newsletter'],
	],
	['["vip","newsletter"]', ['vip', 'newsletter']],
	[' ["a, b"] ', ['a, b']],
	[['a, b'], ['a, b']],
	['vip, vip', ['vip']],
	// A quoted cell of a CSV file, an answer of a model, the commas of other scripts.
	['"vip","gold"', ['vip', 'gold']],
	['"Berlin, Mitte", "Hamburg"', ['Berlin, Mitte', 'Hamburg']],
	['"vip"', ['vip']],
	['"Berlin" Mitte, "Hamburg"', ['"Berlin" Mitte', '"Hamburg"']],
	['vip, "Berlin, Mitte"', ['vip', 'Berlin, Mitte']],
	['vip\n"Berlin, Mitte"\r\nnew', ['vip', 'Berlin, Mitte', 'new']],
	['A & B; "x, y", c', ['A & B', 'x, y', 'c']],
	['27" screen, 24" screen', ['27" screen', '24" screen']],
	['a, "b""c", d', ['a', '"b""c"', 'd']],
	['- vip\n- new customer', ['vip', 'new customer']],
	['- vip\nnew', ['- vip', 'new']],
	['```json\n["vip","gold"]\n```', ['vip', 'gold']],
	['vip، gold؛ new', ['vip', 'gold', 'new']],
	['vip、gold，new；old', ['vip', 'gold', 'new', 'old']],
	[7, ['7']],
	[
		['vip', 7, null, undefined, ''],
		['vip', '7'],
	],
	['{vip}', ['{vip}']],
])('reads %j', (raw, expected) => {
	expect(read(raw)).toEqual(expected);
});

it.each([undefined, null, '', ' , ;\n', [], [null, ''], '[]', '[""]'])('%j is blank', (raw) => {
	expect(read(raw)).toBeUndefined();
});

it.each([
	{},
	[{}],
	[['vip']],
	[true],
	true,
	NaN,
	[NaN],
	['[object Object]'],
	'[object Object]',
	'[{"a":1}]',
])('refuses %j', (raw) => {
	expect(() => read(raw)).toThrow(/^Field (?:contains a value that is not text|must be)/);
});

it.each(["['vip', 'newsletter']", '["vip", ', '{"tag": "vip"}', '[vip]'])(
	'%s is no list',
	(raw) => {
		expect(() => read(raw)).toThrow('Field must be a list');
	},
);

it('reads each entry, then leaves out what is the same', () => {
	const phones = reader(
		textList({ ...named, each: (entry, context) => readPhone(entry, 'digits', context) }),
	);
	expect(phones(['+44 7700 900123', 447_700_900_123, '0044 7700 900124'])).toEqual([
		'447700900123',
		'447700900124',
	]);
	expect(() => phones('+447700900123, 07700 900124')).toThrow(
		'Field must include the country code',
	);
});

it('keeps repetitions where they mean something', () => {
	expect(reader(textList({ ...named, unique: false }))('a, a')).toEqual(['a', 'a']);
});

describe('file', () => {
	it('names one binary field, or several', () => {
		expect(reader(file())('data')).toEqual(['data']);
		expect(() => reader(file())('data, data2')).toThrow('Input Binary Field names several files');
		expect(reader(file({ multiple: true }))('data, data2')).toEqual(['data', 'data2']);
		expect(() => reader(file())({ data: {} })).toThrow('Input Binary Field contains a value');
	});

	it('is called as in n8n', () => {
		expect(file().property).toMatchObject({ name: 'binaryPropertyName', default: 'data' });
		expect(file({ multiple: true }).property.name).toBe('binaryPropertyNames');
		expect(file({ name: 'media', displayName: 'Media' }).property.name).toBe('media');
	});
});
