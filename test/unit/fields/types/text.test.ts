import { DateTime } from 'luxon';

import { text } from '../../../../nodes/shared/fields';
import { named, reader } from './context';

const label = reader(text(named));
const message = reader(text({ ...named, rows: 3 }));

it.each([
	['Hi', 'Hi'],
	[42, '42'],
	[0, '0'],
	[1.5, '1.5'],
	[false, 'false'],
	['null', 'null'],
	[new Date(Date.UTC(2027, 0, 31)), '2027-01-31T00:00:00.000Z'],
	[
		DateTime.fromISO('2027-01-31T10:00', { zone: 'Europe/Berlin' }),
		'2027-01-31T10:00:00.000+01:00',
	],
])('%p is the text %p', (raw, expected) => {
	expect(label(raw)).toBe(expected);
	expect(message(raw)).toBe(expected);
});

it('trims names and leaves messages as they are', () => {
	expect(label(' Jane\u200b\n')).toBe('Jane');
	expect(message('  Hi\n\n  Jane ')).toBe('  Hi\n\n  Jane ');
	expect(reader(text({ ...named, rows: 3, trim: true }))(' Hi ')).toBe('Hi');
	expect(reader(text({ ...named, trim: false }))(' Hi ')).toBe(' Hi ');
});

it('keeps the marks that join letters and emoji', () => {
	const family = '👨\u200d👩\u200d👧';
	expect([label(family), message(family)]).toEqual([family, family]);
});

it.each([undefined, null, '', '  ', '\u200b', []])('%p is blank', (raw) => {
	expect(label(raw)).toBeUndefined();
	expect(message(raw)).toBeUndefined();
});

it.each([
	{},
	{ reply: 'Hi' },
	['Hi'],
	[null, 'Hi'],
	NaN,
	Infinity,
	Symbol('x'),
	() => 'x',
	new Date(NaN),
])('%p is refused', (raw) => {
	expect(() => label(raw)).toThrow(/^Field must be text$/);
});

it('refuses texts into which an expression put an object, and numbers that lost digits', () => {
	expect(() => message('Hi [object Object]!')).toThrow('Field must be text; an expression in it');
	expect(() => label(Number('17841405309211845'))).toThrow('too many digits to be exact');
});

it('has the property that its options say, and nothing that is derived', () => {
	const field = text({
		...named,
		description: 'What to say',
		placeholder: 'e.g. Hi',
		rows: 4,
		default: 'Hi',
		required: true,
		show: { type: ['text'] },
		to: { in: 'body', property: 'body' },
	});
	expect(field).toMatchObject({
		kind: 'field',
		type: 'text',
		required: true,
		blank: 'leaveOut',
		show: { type: ['text'] },
		to: { in: 'body', property: 'body' },
	});
	expect(field.property).toEqual({
		displayName: 'Field',
		name: 'field',
		type: 'string',
		default: 'Hi',
		typeOptions: { rows: 4 },
		description: 'What to say',
		placeholder: 'e.g. Hi',
	});
});
