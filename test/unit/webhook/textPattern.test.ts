import { textPattern } from '../../../nodes/shared/webhook/message/textPattern';

const TEXTS = [
	'', 'a', 'b', 'ab', 'abc', 'aab', 'abab', 'order 12345 please', 'ORDER 7', 'line\nbreak', 'ein Wort',
	'café', '😀 hi', 'a.b', 'a+b', '{x}', '[x]', 'foo-bar', 'x'.repeat(40), 'jane@example.com', '2026-01-31',
];

const PATTERNS = [
	'a', '^a', 'a$', '^$', 'ab|c', '^(a|b)+$', 'a*b', 'a?b', 'a{2}', 'a{1,2}b', '^a{2,}', '(?:ab)+', '(?<x>ab)c',
	'\\d+', '\\bWort\\b', '\\Bo', '[a-c]+$', '[^a-z]', 'a.b', 'a\\.b', 'a\\+b', '\\{x\\}', '\\[x\\]', '[\\]x]', '.',
	'line.break', '\\p{L}+é', '😀', '[😀]', 'x{40}', 'x{41}', '^[\\w.]+@[\\w.]+\\.\\w{2,}$', '(a*)*b', '(a|a)*$',
	'/order/i', '/^ORDER \\d$/i', 'order.*?\\d{5}', '\\x61', '\\u0061', 'a||b', '()', '(|a)b', '^\\d{4}-\\d{2}-\\d{2}$',
	'[-a]', 'o{0}b',
];

/** JavaScript's own search, with the flags that the pattern stands for. */
function native(pattern: string): RegExp {
	const [, body, flags] = /^\/(.+)\/(i)$/.exec(pattern) ?? [pattern, pattern, ''];
	return new RegExp(body, `su${flags}`);
}

it.each(PATTERNS)('finds what JavaScript finds for %s', (pattern) => {
	const found = textPattern(pattern);
	for (const text of TEXTS) expect([text, found(text)]).toEqual([text, native(pattern).test(text)]);
});

it.each(['(a+)+$', '(a|a)*$', '(a|aa)+$', '(.*)*x', '(.*a){12}$', '([a-z]+)*\\d', 'a*a*a*a*a*a*b'])(
	'is done soon with %s, whatever a stranger writes',
	(pattern) => {
		const found = textPattern(pattern);
		const began = Date.now();
		found(`${'a'.repeat(50_000)}!`);
		expect(Date.now() - began).toBeLessThan(1_500);
	},
);

it.each([
	['(', /not a regular expression/],
	['[a', /not a regular expression/],
	['(?=a)', /looks ahead or behind/],
	['(?<!a)b', /looks ahead or behind/],
	['(a)\\1', /refers to a group/],
	['a{1000}', /too long/],
	['(a{30}){30}', /too long/],
	['((){300}){300}', /too long/],
	['a'.repeat(1_001), /too long/],
	['/a/g', /flags g/],
])('refuses %s', (pattern, words) => {
	expect(() => textPattern(pattern)).toThrow(words);
});
