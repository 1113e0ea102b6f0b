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
