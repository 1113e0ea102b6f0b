import { id } from '../../../../nodes/shared/fields';
import { named, reader } from './context';

const text = reader(id(named));
const integer = reader(id({ ...named, kind: 'integer' }));
const uuid = reader(id({ ...named, kind: 'uuid' }));

const UUID = '0b6c2f0e-5d0a-4f5e-9f0e-2d7c9a1b3c4d';

it.each([
	['cnt_abc', 'cnt_abc'],
	[' cnt_abc\u200b\n', 'cnt_abc'],
	[42, '42'],
	[-42, '-42'],
	[42n, '42'],
	['17841405309211845', '17841405309211845'],
	['a b/c', 'a b/c'],
	// A column of decimals writes 1042.0 for 1042; both are one id.
	['1042.0', '1042'],
	['1042.00', '1042'],
	['1042.5', '1042.5'],
	['v1.0', 'v1.0'],
	// Hexadecimal and other opaque ids may look like a number with an exponent.
	['4e10', '4e10'],
	['12e45678', '12e45678'],
	['12e45678-9abc', '12e45678-9abc'],
	['5f2c4e+1', '5f2c4e+1'],
])('%p is the id %p', (raw, expected) => {
	expect(text(raw)).toBe(expected);
});

it.each([
	...['undefined', 'null', 'NaN', '[object Object]', 'x[object Object]', '.', '..', 'a\nb', 'a\tb'],
	...['["cnt_abc"]', '{"id": "cnt_abc"}'],
])('%p is not an id', (raw) => {
	for (const read of [text, integer, uuid])
		expect(() => read(raw)).toThrow(/^Field is not an ID: /);
});

it.each([{}, ['cnt_abc'], true, new Date()])('%p is refused', (raw) => {
	expect(() => text(raw)).toThrow(/^Field must be an ID$/);
});

it.each([1.5, NaN, Infinity])('%p is refused as no whole number', (raw) => {
	for (const read of [text, integer]) expect(() => read(raw)).toThrow('Field must be an ID: ');
});

it('refuses a number that lost digits, which would be another id', () => {
	for (const read of [text, integer]) {
		expect(() => read(Number('17841405309211845'))).toThrow(/too many digits to be exact/);
	}
});

it.each(['1.78414E+16', '4.4772E+11', '4,4772e+11', ' 4.4772E11 ', '1E+15', '1e+21', '-4.4772E+11'])(
	'%p is a number that lost digits, the same for many ids',
	(raw) => {
		for (const read of [text, integer, uuid]) {
			expect(() => read(raw)).toThrow(`Field is a number that lost digits: ${raw.trim()}`);
		}
	},
);

it.each(['ab\ud83c', '\udf89x'])('%j has half a character, which no address can hold', (raw) => {
	expect(() => text(raw)).toThrow('Field contains half a character');
	expect(text('ab\ud83c\udf89')).toBe('ab\ud83c\udf89');
});

describe('an integer', () => {
	it.each([42, '42', ' 42 ', '42.0'])('%p leaves as a number', (raw) => {
		expect(integer(raw)).toBe(42);
	});

	it.each(['abc', '4.2', '-1', '0', 0, -1, '042', '1e3', UUID])('%p is none', (raw) => {
		expect(() => integer(raw)).toThrow('Field is not a number: ');
	});

	it('of more digits than a number can hold is refused', () => {
		expect(() => integer('9007199254740993')).toThrow('Field has too many digits');
	});
});

it('a UUID is one', () => {
	expect(uuid(` ${UUID.toUpperCase()}`)).toBe(UUID.toUpperCase());
	expect(() => uuid('42')).toThrow('Field is not a UUID: 42');
	expect(() => uuid(42)).toThrow('Field is not a UUID: 42');
});

it('the form of a vendor comes after the rules of the kind, with the context', () => {
	const read = reader(
		id({ ...named, form: (found, label, { timezone }) => `${label}:${found}:${timezone}` }),
	);
	expect(read(' x ')).toBe('Field:x:UTC');
	expect(read(' ')).toBeUndefined();
});

it('shows what an id looks like', () => {
	const placeholders = (['integer', 'text', 'uuid'] as const).map(
		(kind) => id({ ...named, kind }).property.placeholder,
	);
	expect(placeholders).toEqual(['e.g. 42', undefined, `e.g. ${UUID}`]);
	expect(id({ ...named, kind: 'integer', placeholder: 'e.g. 7' }).property.placeholder).toBe(
		'e.g. 7',
	);
});
