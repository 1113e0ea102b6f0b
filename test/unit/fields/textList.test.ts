import { textList, textListAt } from '../../../nodes/shared/fields/textList';
import { itemView } from './itemView';

const item = itemView();

it.each([
	['a, b ,c', ['a', 'b', 'c']],
	['a\nb;c', ['a', 'b', 'c']],
	['one', ['one']],
	[5, ['5']],
	[['a', ' b ', 7, null, undefined, ''], ['a', 'b', '7']],
	[['a, b'], ['a, b']],
	['a,a, a', ['a']],
	['', []], ['  ', []], [' , ;\n', []], [null, []], [undefined, []], [[], []], [[null], []], [['', '  '], []],
])('textList(%p) is %p', (input, expected) => {
	expect(textList(input, 'Tags')).toEqual(expected);
});

it.each([{}, { name: '' }, [{}], [['a']], [true], true, false, NaN, [NaN], Infinity])('refuses %p', (input) => {
	expect(() => textList(input, 'Tags')).toThrow(/Tags contains a value that is not text/);
});

it('textListAt rewrites in place, entry by entry, without doubles', () => {
	const check = textListAt(['body', 'tags'], 'Tags', (text) => text.toUpperCase());
	const request = { body: { tags: 'a,b,A' } };
	check(request, item);
	expect(request.body.tags).toEqual(['A', 'B']);
	const without = { body: {} };
	check(without, item);
	expect(without).toEqual({ body: {} });
});
