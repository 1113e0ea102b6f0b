import { redactor, secretsOf } from '../../../nodes/shared/transport/errors/redact';
import { randomFrom } from './fakeClock';

const KEY = 'k+Y/9 z?"=$\\(é';

describe('redactor', () => {
	const encoded = encodeURIComponent(KEY);
	it.each([
		['raw', KEY],
		['URL-encoded', encoded],
		['in a form', new URLSearchParams({ a: KEY }).toString().slice(2)],
		['lower-case hex', encoded.replace(/%../g, (hex) => hex.toLowerCase())],
		['encoded twice', encodeURIComponent(encoded)],
		['encoded in part', encoded.replace('%2F', '/').replace('%24', '$')],
		['in JSON', JSON.stringify(KEY).slice(1, -1)],
		['in JSON as PHP writes it', JSON.stringify(KEY).slice(1, -1).replace('/', '\\/')],
		['in JSON with escapes', JSON.stringify(KEY).slice(1, -1).replace('é', '\\u00E9')],
		['in base64', Buffer.from(KEY).toString('base64')],
		['in base64 without padding', Buffer.from(KEY).toString('base64').replace(/=+$/, '')],
		['in base64, URL-encoded', encodeURIComponent(Buffer.from(KEY).toString('base64'))],
		['in capitals', KEY.toUpperCase()],
	])('cuts it out %s', (_name, form) => {
		const clean = redactor([KEY])(`before ${form} and ${form} after`);
		expect(clean).toMatch(/^before \*{3}=*(%3D)* and \*{3}=*(%3D)* after$/);
	});

	it('leaves nothing of overlapping secrets', () => {
		expect(redactor(['abcdef', 'defghi'])('<abcdefghi>')).toBe('<***>');
		expect(redactor(['abcd', 'abcdefgh'])('<abcdefgh> <abcd>')).toBe('<***> <***>');
		expect(redactor(['aaaa'])('<aaaaaa>')).toBe('<***>');
	});

	it('takes characters of patterns as they are', () => {
		const clean = redactor(['a.c*e+(g)[h]{2}|^$']);
		expect(clean('abcdefgh a.c*e+(g)[h]{2}|^$ !')).toBe('abcdefgh *** !');
	});

	it('leaves short values and other texts alone', () => {
		expect(redactor(['', 'abc'])('abc, nothing to hide')).toBe('abc, nothing to hide');
		expect(redactor([])('text')).toBe('text');
		expect(redactor(['secret-key'])('')).toBe('');
	});

	it('survives a secret with half a character', () => {
		expect(redactor(['abc\uD800def'])('abc\uD800def!')).toBe('***!');
	});

	it('is quick on long texts and long keys', () => {
		const begun = performance.now();
		const key = 'eyJhbGciOi.'.repeat(400);
		redactor([key])(`${'eyJhbGciOi.'.repeat(3_990)} ${'%25'.repeat(20_000)}`);
		expect(performance.now() - begun).toBeLessThan(2_000);
	});

	it('leaves no spelling of any key', () => {
		const seed = Date.now() % 1_000_000;
		const random = randomFrom(seed);
		const letters = 'abZ09-_.~!*\'()+/=?&#%"\\ $:;@,é{}[]|^<>';
		for (let attempt = 0; attempt < 400; attempt += 1) {
			const key = Array.from({ length: 12 }, () => letters[Math.floor(random() * letters.length)]).join('');
			const forms = [key, encodeURIComponent(key), JSON.stringify(key).slice(1, -1), new URLSearchParams({ a: key }).toString().slice(2)];
			const clean = redactor([key])(forms.map((form) => `<${form}>`).join('\n'));
			expect({ seed, key, clean }).toEqual({ seed, key, clean: '<***>\n<***>\n<***>\n<***>' });
		}
	});
});

it('secretsOf picks secret fields by name, trimmed, and texts only', () => {
	const credential = {
		apiKey: ' k1 ',
		clientSecret: 'k2',
		accessToken: 'k3',
		PASSWORD: 'k4',
		keyId: 5,
		baseUrl: 'https://x',
	};
	expect(secretsOf(credential)).toEqual(['k1', 'k2', 'k3', 'k4']);
});
