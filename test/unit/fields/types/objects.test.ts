import { NodeHelpers } from 'n8n-workflow';
import type { INode } from 'n8n-workflow';

import {
	byEmail,
	byId,
	byPhone,
	inBody,
	jsonObject,
	keyValues,
	locator,
	templateVariables,
} from '../../../../nodes/shared/fields';
import type { LocatorMode } from '../../../../nodes/shared/fields/types/locatorModes';
import { named, reader } from './context';

const { getParameterIssues } = NodeHelpers;
const UUID = '0b6c2f0e-5d0a-4f5e-9f0e-2d7c9a1b3c4d';

describe('jsonObject', () => {
	const read = reader(jsonObject(named));

	it.each([
		['{"plan": "pro"}', { plan: 'pro' }],
		['```json\n{"plan": "pro"}\n```', { plan: 'pro' }],
		['\ufeff{"plan": "pro"}', { plan: 'pro' }],
		// JavaScript would make another person's id of it.
		['{"id": 17841405309211845}', { id: '17841405309211845' }],
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
		[{ price: NaN }, 'Field has NaN where a number should be under price'],
		[{ in: [{ size: Infinity }] }, 'Field has Infinity where a number should be under size'],
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

	it('keeps blank values where a blank one says something, as in a query', () => {
		const [query] = keyValues({ displayName: 'Query', name: 'query', keepsBlank: true });
		expect(reader(query)({ entry: [{ key: 'tag', value: '' }, { key: 'a', value: null }] })).toEqual({ tag: '' });
	});

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
	});

	// An empty cell of a spreadsheet is a blank text, a missing property is nothing: both say nothing.
	it.each(['', ' \u200b', null, undefined])('leaves out a row whose value is %p', (value) => {
		expect(read({ key: 'a', value }, { key: 'b', value: 0 }, { key: 'c', value: false })).toEqual({
			b: 0,
			c: false,
		});
		expect(read({ key: 'a', value })).toBeUndefined();
	});

	it('sends a blank text where the JSON says so', () => {
		expect(reader(json)('{"a": ""}')).toEqual({ a: '' });
	});

	it('refuses numbers that JavaScript has rounded, in rows and in objects', () => {
		// eslint-disable-next-line no-loss-of-precision -- the number as JSON.parse makes it
		const rounded = 17841405309211845;
		expect(() => read({ key: 'ig', value: rounded })).toThrow(
			'The value of ig in Metadata is a number with too many digits to be exact',
		);
		expect(() => reader(json)({ a: { ids: [1, rounded] } })).toThrow(
			'Metadata JSON has a number with too many digits to be exact under ids',
		);
		expect(reader(json)({ a: 1.5, b: [1e3] })).toEqual({ a: 1.5, b: [1000] });
		expect(reader(json)('{"ig": 17841405309211845}')).toEqual({ ig: '17841405309211845' });
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
	const form = { to, mappingMethod: 'getVariables', dependsOn: ['template.value'] };
	const [mode, fields, rows, json] = templateVariables({ ...form, show: { kind: ['template'] } });
	const fromFields = (value: object | null, ...required: string[]) =>
		reader(fields)({
			mappingMode: 'defineBelow',
			value,
			schema: required.map((id) => ({ id, required: true })),
		});
	const fromRows = (...row: object[]) => reader(rows)({ row });
	const fromJson = reader(json);

	it('asks how, and shows what was chosen', () => {
		expect(mode).toMatchObject({ type: 'choice', show: { kind: ['template'] } });
		expect(rows).toMatchObject({ to, show: { kind: ['template'], variablesMode: ['rows'] } });
		expect(json).toMatchObject({ to, show: { kind: ['template'], variablesMode: ['json'] } });
		expect(fields).toMatchObject({ to, show: { kind: ['template'], variablesMode: ['fields'] } });
		expect([mode, fields, rows, json].map(({ property }) => property.name)).toEqual([
			'variablesMode',
			'variableFields',
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

	it('shows a form of the chosen template first', () => {
		expect(mode.property.default).toBe('fields');
		expect(fields.property).toMatchObject({
			type: 'resourceMapper',
			typeOptions: {
				loadOptionsDependsOn: ['template.value'],
				resourceMapper: { resourceMapperMethod: 'getVariables', mode: 'add' },
			},
		});
	});

	it('reads the fields of a template by the same rules', () => {
		const value = { 'body:1': ' line1\nline2 ', 'body:2': 20, 'template:promo': null };
		expect(fromFields(value, 'body:1', 'body:2')).toEqual({ 1: 'line1 line2', 2: '20' });
		// Written by hand, as in a workflow that a program makes.
		expect(fromFields({ '{{1}}': 'Jane' })).toEqual({ 1: 'Jane' });
	});

	it('has no variables where no template is chosen, or it has none', () => {
		expect([fromFields(null), fromFields({}), reader(fields)(null)]).toEqual(
			Array(3).fill(undefined),
		);
		expect(reader(fields)(fields.property.default)).toBeUndefined();
	});

	it.each([
		[{ 'body:1': '' }, [], 'The variable 1 has no value'],
		[{ 'body:1': null }, [], 'The variable 1 has no value'],
		[null, ['body:2'], 'The variable 2 has no value'],
		[{ 'body:1': 'a' }, ['body:1', 'body:2'], 'The variable 2 has no value'],
		[{ 'body:1': 'a', '{{1}}': 'b' }, [], 'The variable 1 is there twice'],
		[{ 'body:1': { a: 1 } }, [], 'The variable 1 must be text'],
		[{ 'header:1': 'a' }, [], 'The variable 1 of the header cannot be sent'],
		[{ 'button:0:url': 'a' }, [], 'The variable of button 1 cannot be sent'],
	])('refuses the fields %j', (value, required, message) => {
		expect(() => fromFields(value, ...required)).toThrow(message);
	});

	it.each(['text', 7, true, { '1': 'Jane' }])('refuses %j in place of the fields', (raw) => {
		expect(() => reader(fields)(raw)).toThrow('Variable Fields must be the fields of a template');
	});

	it('keeps header and buttons apart where they take values too', () => {
		const [, whole] = templateVariables({ ...form, isWhole: true });
		expect(whole.to).toBeUndefined();
		const value = { 'body:1': 'a', 'header:1': 'b', 'button:1:url': 'c', 'header:image': ' ' };
		const read = (own: object) => reader(whole)({ mappingMode: 'defineBelow', value: own });
		const { 'header:image': blank, ...filled } = value;
		expect(blank).toBe(' ');
		expect(read(filled)).toEqual({ 'body:1': 'a', 'header:1': 'b', 'button:1:url': 'c' });
		expect(() => read(value)).toThrow('The variable image of the header has no value');
	});

	it('wants numbers where the vendor numbers its placeholders', () => {
		const [, , numbered] = templateVariables({ ...form, numbered: true });
		const read = (name: string) => reader(numbered)({ row: [{ name, value: 'x' }] });
		expect(read('{{12}}')).toEqual({ 12: 'x' });
		for (const name of ['name', '0', '01', '1.5', '-1']) {
			expect(() => read(name)).toThrow(`The variable ${name} is not a number`);
		}
	});
});

describe('locator', () => {
	const field = locator({ ...named, searchListMethod: 'searchAgents', itemType: 'integer' });
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
		expect(field.property).toMatchObject({
			type: 'resourceLocator',
			default: { mode: 'list', value: '' },
			modes: [
				{
					name: 'list',
					typeOptions: {
						searchListMethod: 'searchAgents',
						searchable: true,
						slowLoadNotice: { message: expect.stringContaining('By ID'), timeout: 3_000 },
					},
				},
				{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. 42' },
			],
		});
	});

	const issues = (mode: LocatorMode, value: string) =>
		// Neither the node nor its description decides anything here.
		getParameterIssues(
			locator({ ...named, searchListMethod: 's', by: [mode] }).property,
			{ field: { __rl: true, mode: mode.name, value } },
			'',
			null as unknown as INode,
			null,
		)?.parameters?.field;

	// What the editor refuses stops the whole workflow, so it lets pass all that the node reads.
	it.each([
		[byId('integer'), ['', '42', ' 42 ', '42.0', '={{ $json.id }}'], ['abc', '0', '4 2', '-1']],
		[byId('uuid'), ['', UUID, ` ${UUID.toUpperCase()} `], ['42', UUID.slice(1)]],
		[byId('text'), ['', 'cnt_1', ' a b '], []],
		[byPhone(), ['', '+44 7700 900123', '00447700900123', 'tel:+44-7700-900123', '+44 (0)20 7946 0000'], ['Jane', 'jane@example.com', '12']],
		[byEmail(), ['', 'jane@example.com', ' jane+x@example.com '], ['jane', 'a@b@c', '@']],
	])('%j is checked by the editor', (mode, good, bad) => {
		expect(good.flatMap((value) => issues(mode, value) ?? [])).toEqual([]);
		for (const value of bad) expect(issues(mode, value)).toHaveLength(1);
	});

	it('reads what else the vendor goes by', () => {
		const readAs = (raw: unknown) => `<${String(raw)}>`;
		const own = locator({ ...named, searchListMethod: 's', readAs });
		expect(reader(own)({ __rl: true, mode: 'phone', value: '1' })).toBe('<1>');
	});
});
