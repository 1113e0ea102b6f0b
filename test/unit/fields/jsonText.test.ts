import { jsonValue } from '../../../nodes/shared/fields/jsonText';

test.each([
	['{"a": 1}', { a: 1 }],
	['[]', []],
	['null', null],
	['"x"', 'x'],
	[{ a: 1 }, { a: 1 }],
	[undefined, undefined],
])('reads %j', (input, wanted) => {
	expect(jsonValue(input, 'Search JSON', '{}')).toEqual(wanted);
});

test.each([['{"a"'], [''], ['{a: 1}'], ['undefined']])('%j is not valid JSON', (input) => {
	expect(() => jsonValue(input, 'Search JSON', '{}')).toThrow('Search JSON is not valid JSON');
});
