import {
	inBody,
	jsonObject,
	keyValues,
	locator,
	templateVariables,
} from '../../../../nodes/shared/fields';
import { named, reader } from './context';

describe('jsonObject', () => {
	const read = reader(jsonObject(named));

	it.each([
		['{"plan": "pro"}', { plan: 'pro' }],
		[
			{ plan: { name: 'pro' }, seats: 5, none: null },
			{ plan: { name: 'pro' }, seats: 5, none: null },
		],
	])('reads %j', (raw, expected) => {
		expect(read(raw)).toEqual(expected);
	});

	it.each([undefined, null, '', ' ', '{}', {}])('%j is blank', (raw) => {
		expect(read(raw)).toBeUndefined();
	});

	it.each([
		['{"plan": ', 'Field is not valid JSON'],
		['undefined', 'Field is not valid JSON'],
		['[1]', 'Field is not an object'],
		['"text"', 'Field is not an object'],
		['null', 'Field is not an object'],
		[[1], 'Field is not an object'],
		[7, 'Field is not an object'],
		[new Date(), 'Field is not an object'],
		['{"name": "[object Object]"}', 'Field contains an object that an expression made text of'],
	])('refuses %j', (raw, message) => {
		expect(() => read(raw)).toThrow(message);
	});

	it('gives a copy, without what would set a prototype', () => {
		const given = { plan: 'pro' };
		expect(read(given)).not.toBe(given);
		const found = read('{"__proto__": {"admin": true}, "plan": "pro"}');
		expect(Object.keys(found ?? {})).toEqual(['plan']);
		expect((found as { admin?: boolean }).admin).toBeUndefined();
	});
});

describe('keyValues', () => {
	const [rows, json] = keyValues({
		...named,
		displayName: 'Metadata',
		name: 'metadata',
		to: inBody('metadata'),
	});
	const read = (...entry: object[]) => reader(rows)({ entry });

	it('has rows and JSON beside them, for one place', () => {
		expect([rows.property.name, json.property.name]).toEqual(['metadata', 'metadataJson']);
		expect([rows.property.displayName, json.property.displayName]).toEqual([
			'Metadata',
			'Metadata JSON',
		]);
		expect([rows.to, json.to]).toEqual([inBody('metadata'), inBody('metadata')]);
		expect(reader(json)('{"a": 1}')).toEqual({ a: 1 });
	});

	it('reads rows', () => {
		expect(
			read({ key: ' a ', value: 'x' }, { key: 'b', value: 5 }, { key: 7, value: false }),
		).toEqual({
			a: 'x',
			b: 5,
			7: false,
		});
		expect(read({ key: 'a', value: '' }, { key: 'b', value: null }, { key: 'c' })).toEqual({
			a: '',
		});
	});

	it.each([undefined, null, '', {}, { entry: [] }, []])('%j has none', (raw) => {
		expect(reader(rows)(raw)).toBeUndefined();
	});

	it.each([
		[{ key: '', value: 'x' }, 'An entry of Metadata has no key'],
		[{ value: 'x' }, 'An entry of Metadata has no key'],
		[{ key: '__proto__', value: 'x' }, 'An entry of Metadata has no key'],
		[{ key: {}, value: 'x' }, 'A key of Metadata must be text'],
		[{ key: 'a', value: {} }, 'The value of a in Metadata must be text'],
		[{ key: 'a', value: '[object Object]' }, 'The value of a in Metadata must be text'],
	])('refuses %j', (row, message) => {
		expect(() => read(row)).toThrow(message);
	});

	it('refuses a key that comes twice, and what is no rows', () => {
		expect(() => read({ key: 'a', value: 1 }, { key: ' a', value: 2 })).toThrow(
			'has the key a twice',
		);
		for (const raw of ['text', ['x'], { a: 1 }, { entry: 'x' }, new Date()]) {
			expect(() => reader(rows)(raw)).toThrow('Metadata must be rows');
		}
	});
});

describe('templateVariables', () => {
	const to = inBody('broadcast_configuration.variables');
	const [mode, rows, json] = templateVariables({ to, show: { kind: ['template'] } });
	const fromRows = (...row: object[]) => reader(rows)({ row });
	const fromJson = reader(json);

	it('asks how, and shows what was chosen', () => {
		expect(mode).toMatchObject({ type: 'choice', show: { kind: ['template'] } });
		expect(rows).toMatchObject({ to, show: { kind: ['template'], variablesMode: ['rows'] } });
		expect(json).toMatchObject({ to, show: { kind: ['template'], variablesMode: ['json'] } });
		expect([mode, rows, json].map(({ property }) => property.name)).toEqual([
			'variablesMode',
			'variables',
			'variablesJson',
		]);
		expect(mode.to).toBeUndefined();
	});

	it('reads rows, objects and lists', () => {
		const wanted = { 1: 'Jane', 2: '20' };
		expect(fromRows({ name: ' {{1}} ', value: 'Jane' }, { name: 2, value: 20 })).toEqual(wanted);
		expect(fromJson('{"1": "Jane", "{{ 2 }}": 20}')).toEqual(wanted);
		expect(fromJson(['Jane', 20])).toEqual(wanted);
	});

	it('has no variables where the list is empty', () => {
		expect([fromRows(), fromJson('{}'), fromJson([]), fromJson({})]).toEqual(
			Array(4).fill(undefined),
		);
	});

	it('makes one blank of what WhatsApp refuses', () => {
		expect(fromRows({ name: '1', value: ' line1\nline2\r\n\tx     y    z ' })).toEqual({
			1: 'line1 line2 x y    z',
		});
	});

	it.each([
		['{"1": ""}', 'The variable 1 has no value'],
		['{"1": null}', 'The variable 1 has no value'],
		['{"1": " \\n "}', 'The variable 1 has no value'],
		['{"1": {"a": 1}}', 'The variable 1 must be text'],
		['{"1": "a", "{{1}}": "b"}', 'The variable 1 is there twice'],
		['{"": "a"}', 'A variable has no placeholder'],
		['{"{{ }}": "a"}', 'A variable has no placeholder'],
		['{"1": ', 'Variables JSON is not valid JSON'],
		['7', 'Variables JSON is not an object'],
		[undefined, 'Variables JSON is empty'],
		[' ', 'Variables JSON is empty'],
	])('refuses %j', (raw, message) => {
		expect(() => fromJson(raw)).toThrow(message);
	});

	it('refuses the default that nobody filled in', () => {
		expect(() => fromJson(json.property.default)).toThrow('The variable 1 has no value');
	});

	it('refuses two rows of one name', () => {
		const twice = () => fromRows({ name: '1', value: 'a' }, { name: '{{1}}', value: 'b' });
		expect(twice).toThrow('The variable 1 is there twice');
	});

	it('wants numbers where the vendor numbers its placeholders', () => {
		const [, numbered] = templateVariables({ to, numbered: true });
		const read = (name: string) => reader(numbered)({ row: [{ name, value: 'x' }] });
		expect(read('{{12}}')).toEqual({ 12: 'x' });
		for (const name of ['name', '0', '01', '1.5', '-1']) {
			expect(() => read(name)).toThrow(`The variable ${name} is not a number`);
		}
	});
});

describe('locator', () => {
	const by = [{ displayName: 'By ID', name: 'id', placeholder: 'e.g. 42' }];
	const field = locator({ ...named, searchListMethod: 'searchAgents', by, itemType: 'integer' });
	const read = reader(field);

	it.each([{ __rl: true, mode: 'list', value: 42 }, { mode: 'id', value: ' 42 ' }, 42, '42'])(
		'reads %j',
		(raw) => {
			expect(read(raw)).toBe(42);
		},
	);

	it.each([{ __rl: true, mode: 'list', value: '' }, { mode: 'id', value: null }, '', undefined])(
		'%j is blank',
		(raw) => {
			expect(read(raw)).toBeUndefined();
		},
	);

	it.each([{ __rl: true, mode: 'id', value: 'abc' }, { mode: 'id', value: {} }, { id: 42 }, {}])(
		'refuses %j',
		(raw) => {
			expect(() => read(raw)).toThrow(/^Field /);
		},
	);

	it('is chosen from the list first, or given by hand', () => {
		const validation = [
			{ type: 'regex' as const, properties: { regex: '\\d+', errorMessage: 'x' } },
		];
		expect(field.property).toMatchObject({
			type: 'resourceLocator',
			default: { mode: 'list', value: '' },
			modes: [
				{ name: 'list', typeOptions: { searchListMethod: 'searchAgents', searchable: true } },
				{ ...by[0], type: 'string' },
			],
		});
		const checked = locator({ ...named, searchListMethod: 's', by, validation });
		expect(checked.property.modes?.[1]).toMatchObject({ validation });
	});
});
