import crypto from 'node:crypto';

import { carriesSecret } from '../../../nodes/shared/webhook/http/secret';

const secret = 'a secret of some length';

it.each<[string, unknown[]]>([
	['alone', [secret]],
	['behind a wrong one', ['wrong', secret]],
	['behind a missing one', [undefined, secret]],
	['before a blank one', [secret, '']],
])('finds the secret %s', (_, candidates) => {
	expect(carriesSecret(candidates, secret)).toBe(true);
});

it.each<[string, unknown[]]>([
	['nothing', []],
	['a blank text', ['']],
	['one more character', [`${secret} `]],
	['one less', [secret.slice(0, -1)]],
	['other case', [secret.toUpperCase()]],
	['a list of it', [[secret]]],
	['an object that reads like it', [{ toString: () => secret }]],
	['null', [null]],
	['a number', [0]],
	['a very long text', ['x'.repeat(1_000_000)]],
])('does not take %s for it', (_, candidates) => {
	expect(carriesSecret(candidates, secret)).toBe(false);
});

it.each(['', ' ', '\n'])('never fits a blank secret %j', (blank) => {
	expect(carriesSecret(['', blank, undefined], blank)).toBe(false);
});

it('compares every candidate in constant time, at one length, also behind one that fits', () => {
	const compare = jest.spyOn(crypto, 'timingSafeEqual');
	carriesSecret([secret, 'x', undefined, 'y'.repeat(10_000)], secret);
	expect(compare).toHaveBeenCalledTimes(4);
	for (const [left, right] of compare.mock.calls) {
		expect([left.byteLength, right.byteLength]).toEqual([32, 32]);
	}
	compare.mockRestore();
});
