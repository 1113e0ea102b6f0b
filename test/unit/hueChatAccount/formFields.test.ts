import { formFields } from '../../../nodes/HueChatAccount/message/formFields';

const written = (fields: object) => formFields(fields).map(({ field, value }) => [field, value]);

it.each<[string, object, Array<[string, string]>]>([
	[
		'texts, numbers and flags',
		{ a: 'x', b: 7, c: false },
		[
			['a', 'x'],
			['b', '7'],
			['c', 'false'],
		],
	],
	[
		'an object',
		{ a: { b: 1, c: { d: 'x' } }, e: 2 },
		[
			['a[b]', '1'],
			['a[c][d]', 'x'],
			['e', '2'],
		],
	],
	[
		'a list',
		{ a: ['x', { b: 1 }] },
		[
			['a[]', 'x'],
			['a[][b]', '1'],
		],
	],
	['nothing', { a: null, b: [], c: {} }, [['a', '']]],
])('writes %s as the family reads it', (_what, fields, parts) => {
	expect(written(fields)).toEqual(parts);
});

it('takes any depth', () => {
	let deep: unknown = 'x';
	for (let level = 0; level < 20_000; level += 1) deep = [deep];
	expect(written({ a: deep })).toHaveLength(1);
});
