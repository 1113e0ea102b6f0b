import * as fc from 'fast-check';
import * as qs from 'qs';

import { parseForm } from '../../../nodes/shared/webhook/http/form';

type Value = string | Value[] | { [name: string]: Value };

// No number: that is a place in a list. Brackets have a meaning wherever they come from.
const name = fc
	.stringMatching(/^[A-Za-z_Äé][\w .-]{0,8}$/)
	.filter((one) => !['constructor', 'prototype', '__proto__'].includes(one));
const words = fc.string({ unit: 'grapheme', maxLength: 12 }).filter((one) => !one.trim().startsWith('{'));

const { value } = fc.letrec<{ value: Value }>((tie) => ({
	value: fc.oneof(
		{ maxDepth: 3, depthSize: 'small' },
		words,
		fc.dictionary(name, tie('value'), { minKeys: 1, maxKeys: 3 }),
		fc.array(tie('value'), { minLength: 1, maxLength: 3 }),
	),
}));
const form = fc.dictionary(name, value, { minKeys: 1, maxKeys: 4 });
const flatForm = fc.dictionary(name, fc.oneof(words, fc.array(words, { minLength: 1, maxLength: 3 })), {
	minKeys: 1,
	maxKeys: 4,
});

const theirs = (text: string) =>
	qs.parse(text, { depth: 8, arrayLimit: 1_000, allowPrototypes: true });

it('reads what qs, PHP and jQuery write of any objects and lists', () => {
	fc.assert(
		fc.property(form, fc.boolean(), (sent, encode) => {
			// Without encoding, the brackets stand there as they are.
			const text = qs.stringify(sent, { encodeValuesOnly: !encode });
			expect(parseForm(text)).toEqual(theirs(text));
			expect(parseForm(text)).toEqual(sent);
		}),
		{ numRuns: 500 },
	);
});

it.each(['brackets', 'repeat'] as const)('reads lists of texts written with %s', (arrayFormat) => {
	fc.assert(
		fc.property(flatForm, (sent) => {
			const text = qs.stringify(sent, { arrayFormat, format: 'RFC1738' });
			expect(parseForm(text)).toEqual(theirs(text));
		}),
		{ numRuns: 500 },
	);
});

// Every difference, with the reason for it.
it.each([
	['a list that has a gap is none, as in PHP', 'a[1]=x&a[3]=y', { a: { 1: 'x', 3: 'y' } }, { a: ['x', 'y'] }],
	['a name without brackets at its end is one name', 'a[b]c=x', { 'a[b]c': 'x' }, { a: { b: 'x' } }],
	['a field that sets a prototype is left out', 'a=1&a2[__proto__][b]=x', { a: '1' }, { a: '1', a2: {} }],
	['a name of lists in a list says no place', 'a[][b]=x', { a: { '': { b: 'x' } } }, { a: [{ b: 'x' }] }],
])('differs from qs: %s', (_why, text, ours, qsReads) => {
	expect(parseForm(text)).toEqual(ours);
	expect(theirs(text)).toEqual(qsReads);
});
