import { accountOf, checkSecrets } from '../../../nodes/shared/transport/send/account';

const platform = { name: 'V', keyPlace: 'there', credential: 'vApi', limitScope: 'key' } as const;

it.each([
	[undefined, 0], [0, 0], [60, 60], ['30', 30], [-5, 0], ['many', 0], [Infinity, 0], [null, 0],
])('reads the limit %p as %p', (requestsPerMinute, perMinute) => {
	expect(accountOf(platform, { apiKey: 'k', requestsPerMinute: requestsPerMinute as never }).perMinute).toBe(perMinute);
});

it('one line for a key, another for another key or Base URL', () => {
	const hash = (apiKey: string, baseUrl: string) => accountOf(platform, { apiKey, baseUrl }).hash;
	expect(hash('k1', 'https://a')).toBe(hash('k1', 'https://a'));
	expect(new Set([hash('k1', 'https://a'), hash('k2', 'https://a'), hash('k1', 'https://b')]).size).toBe(3);
	expect(accountOf(platform, { apiKey: ' k1 ' }).secrets).toEqual(['k1']);
});

it.each([
	['https://api.example.com/v2', 'https://api.example.com/v2'],
	['https://api.example.com/v2/', 'https://api.example.com/v2'],
	['https://api.example.com/v2//', 'https://api.example.com/v2'],
	[' https://api.example.com/v2 ', 'https://api.example.com/v2'],
	['https://api.example.com/v2/ \n', 'https://api.example.com/v2'],
	['', ''],
	[undefined, ''],
	[null, ''],
])('trims the Base URL %j', (given, baseUrl) => {
	expect(accountOf(platform, { apiKey: 'k', baseUrl: given as never }).baseUrl).toBe(baseUrl);
});

it('a blank or a slash at the end makes no other line', () => {
	const hash = (baseUrl: string) => accountOf(platform, { apiKey: 'k', baseUrl }).hash;
	expect(new Set(['https://a', 'https://a/', ' https://a '].map(hash)).size).toBe(1);
});

it.each(['key\u2019', 'key\n1', 'клю́ч'])('refuses a key that no header can hold: %j', (apiKey) => {
	const account = accountOf(platform, { apiKey: `a${apiKey}b` });
	expect(() => checkSecrets(account)).toThrow('The API key in the credential contains a character');
	expect(() => checkSecrets(account)).not.toThrow(apiKey);
});

it('takes every key that a header can hold', () => {
	expect(() => checkSecrets(accountOf(platform, { apiKey: 'sk_live/+=~ é' }))).not.toThrow();
});
