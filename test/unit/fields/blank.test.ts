import { trimmed } from '../../../nodes/shared/fields/blank';

it.each([
	[' \u200b\ufeff a \u200d b\t\u200e ', 'a \u200d b'],
	['\u200b \n', ''],
	['', ''],
	['a', 'a'],
])('takes what nobody sees from the ends of %j, and nothing else', (text, expected) => {
	expect(trimmed(text)).toBe(expected);
});
