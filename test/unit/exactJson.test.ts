import fc from 'fast-check';

import { parseExactJson } from '../../nodes/shared/exactJson';

type Reviver = (key: string, value: unknown, context: { source?: string }) => unknown;

/** What JavaScript's own parser says, which tells a reviver how each number was written. */
function judged(text: string): unknown {
	const reviver: Reviver = (_key, value, { source = '' }) =>
		typeof value === 'number' && !Number.isSafeInteger(value) && /^-?\d+$/.test(source) ? source : value;
	try {
		return JSON.parse(text, reviver as (key: string, value: unknown) => unknown) as unknown;
	} catch (error) {
		return (error as Error).name;
	}
}

function read(text: string): unknown {
	try {
		return parseExactJson(text);
	} catch (error) {
		return (error as Error).name;
	}
}

const digits = (fewest: number, most: number) =>
	fc.array(fc.constantFrom(...'0123456789'), { minLength: fewest, maxLength: most }).map((all) => all.join(''));

/** JSON text with long numbers as values, in texts, beside blanks, and sometimes where none may be. */
const json = fc.letrec<{ value: string }>((tie) => ({
	value: fc.oneof(
		{ maxDepth: 4 },
		digits(1, 25),
		digits(15, 20).map((number) => `-${number}`),
		fc.tuple(digits(1, 20), fc.constantFrom('.', 'e', 'E+', 'e-'), digits(1, 20)).map((all) => all.join('')),
		fc.string({ unit: 'grapheme' }).map((text) => JSON.stringify(text)),
		fc.tuple(fc.constantFrom('\\"', '\\\\', '\\\\\\"', ' '), digits(16, 18)).map((all) => `"${all.join('')}"`),
		fc.constantFrom('null', 'true', ' ', '', '"\\"', '"'),
		fc.array(tie('value'), { maxLength: 4 }).map((all) => `[${all.join(' ,\n')}]`),
		fc
			.array(fc.tuple(fc.constantFrom('"a"', '"12345678901234567890"', '12345678901234567890'), tie('value')))
			.map((all) => `{${all.map((pair) => pair.join(' : ')).join(',')}}`),
	),
})).value;

const knowsSources = judged('12345678901234567890') === '12345678901234567890';
const where = knowsSources ? it : it.skip;

where('reads what JavaScript reads, long numbers to the last digit, and refuses what it refuses', () => {
	fc.assert(
		fc.property(json, (text) => expect(read(text)).toEqual(judged(text))),
		{ numRuns: 3_000 },
	);
});

it.each([
	['{"id":12345678901234567890}', { id: '12345678901234567890' }],
	['[ -12345678901234567890\n]', ['-12345678901234567890']],
	['{"a":9007199254740991,"b":9007199254740992}', { a: 9007199254740991, b: '9007199254740992' }],
	['[1234567890123456.5,12345678901234567e3]', [1234567890123456.5, 12345678901234567e3]],
	['"call 12345678901234567890 \\" 12345678901234567890"', 'call 12345678901234567890 " 12345678901234567890'],
	['12345678901234567890', '12345678901234567890'],
	['{12345678901234567890:1}', 'SyntaxError'],
	['[00012345678901234567890]', 'SyntaxError'],
	['["12345678901234567890', 'SyntaxError'],
])('reads %s on every Node', (text, expected) => {
	expect(read(text)).toEqual(expected);
});
