import * as fc from 'fast-check';

import { readUrlPath } from '../../../../nodes/shared/fields/types/urlPath';
import { InputError } from '../../../../nodes/shared/transport/errors/outcome';
import { fillFromCredential } from '../../../../nodes/shared/transport/send/path';
import { checkAddress } from '../../../../nodes/shared/transport/send/request';
import { vendor } from '../../operation/support';

const read = (raw: unknown) => readUrlPath(raw, 'Path', ['accountId']);

it.each([
	['/contacts', '/contacts'],
	['contacts', '/contacts'],
	[' /contacts ', '/contacts'],
	['/', '/'],
	['/contacts/42', '/contacts/42'],
	['/contacts/Jane Doe', '/contacts/Jane%20Doe'],
	['/contacts/jane%20doe', '/contacts/jane%20doe'],
	['/contacts/+447700900123', '/contacts/+447700900123'],
	['/contacts/jane@example.com', '/contacts/jane@example.com'],
	['/tags/100%25', '/tags/100%25'],
	['/tags/a%23b%3Fc', '/tags/a%23b%3Fc'],
	['/tags/été', '/tags/%C3%A9t%C3%A9'],
	['/messages:send', '/messages:send'],
	['/api/v1/accounts/:accountId/labels', '/api/v1/accounts/:accountId/labels'],
	['/%63ontacts', '/contacts'],
	['/files/.well-known', '/files/.well-known'],
	['/files/a..b', '/files/a..b'],
])('%j is %s', (raw, path) => {
	expect(read(raw)).toBe(path);
});

it.each<[string, RegExp]>([
	['https://evil.example/contacts', /whole address/],
	['HTTP://evil.example', /whole address/],
	['ftp://evil.example/x', /whole address/],
	['//evil.example/contacts', /two slashes/],
	['///evil.example', /two slashes/],
	['\\\\evil.example\\contacts', /backslash/],
	['/\\evil.example', /backslash/],
	['user:password@evil.example/contacts', /user name/],
	['/user@evil.example', /user name/],
	['..', /leads up/],
	['/../admin', /leads up/],
	['/contacts/../../admin', /leads up/],
	['/contacts/./x', /leads up/],
	['/%2e%2e/admin', /leads up/],
	['/.%2E/admin', /leads up/],
	['/..;/admin', /leads up/],
	['/%2e%2e%3b/admin', /leads up/],
	['/%252e%252e/admin', /encoded twice/],
	['/contacts%2f..%2fadmin', /encoded slash/],
	['/contacts/a%5cb', /encoded slash/],
	['/contacts%00', /encoded control/],
	['/contacts/%0d%0aHost: x', /encoded control/],
	['/contacts\r\nHost: x', /control character/],
	['/contacts?all=1', /query/],
	['/contacts#top', /#/],
	['/contacts//42', /empty part/],
	// What an expression leaves of `/contacts/{{ $json.id }}` would be the whole collection.
	['/contacts/', /empty part/],
	['contacts/', /empty part/],
	['/contacts/ ', /empty part/],
	['/contacts/\u200b', /empty part/],
	['/contacts/undefined', /empty part/],
	['/contacts/null/notes', /empty part/],
	['/contacts/%20/notes', /empty part/],
	['/contacts/50%', /encodes nothing/],
	['/contacts/%zz', /encodes nothing/],
	['/contacts/:contactId', /:contactId/],
	['/contacts/[object Object]', /object/],
	['/contacts/\ud800', /half a character/],
])('%j is refused', (raw, words) => {
	expect(() => read(raw)).toThrow(InputError);
	expect(() => read(raw)).toThrow(words);
	expect(() => read(raw)).toThrow(/^Path /);
});

/** Texts that somebody would try who wants to leave the base URL. */
const attempts = fc.oneof(
	fc.string({ unit: 'binary', maxLength: 40 }),
	fc.webUrl({ withQueryParameters: true, withFragments: true }),
	fc
		.array(
			fc.constantFrom(
				...['/', '//', '\\', '.', '..', '...', ';', ':', '@', '?', '#', '%', '%2e', '%2F', '%5c', '%25'],
				...['%00', '%c0%ae', '\t', '\n', '\u2028', '\uff0f', '\u2024', '\u200b', 'http:', 'evil.example'],
				...[':accountId', 'contacts', '42', ' ', 'user', 'javascript:', '[', ']', '|', '^', '`', '{', '}'],
			),
			{ maxLength: 10 },
		)
		.map((parts) => parts.join('')),
);

const bases = [
	'https://api.vendor.example',
	'https://api.vendor.example/v2',
	'http://127.0.0.1:8080/a/b',
];

/** As n8n's HTTP client joins them. */
const joined = (base: string, path: string) => `${base.replace(/\/?\/$/, '')}/${path.replace(/^\/+/, '')}`;

it('no text leads away from the base URL, however it is written', () => {
	let taken = 0;
	fc.assert(
		fc.property(attempts, fc.constantFrom(...bases), (raw, base) => {
			let path: string;
			try {
				path = read(raw);
			} catch (error) {
				expect(error).toBeInstanceOf(InputError);
				return;
			}
			const platform = { ...vendor, pathFromCredential: { accountId: () => '42' } };
			const url = fillFromCredential(path, platform, {});
			try {
				checkAddress({ baseURL: base, url }, false);
			} catch (error) {
				expect(error).toBeInstanceOf(InputError);
				return;
			}
			taken += 1;
			const address = new URL(joined(base, url));
			const { origin, pathname } = new URL(base);
			expect(address.origin).toBe(origin);
			expect(address.username + address.password + address.search + address.hash).toBe('');
			expect(`${address.pathname}/`.startsWith(`${pathname.replace(/\/$/, '')}/`)).toBe(true);
			// What was written is what leaves: no client changes it on the way.
			expect(address.href).toBe(new URL(joined(base, url), `${base}/other`).href);
			expect(decodeURIComponent(address.pathname)).not.toMatch(/\\|\/\.{1,2}(?:[/;]|$)/);
			expect(read(url)).toBe(url);
		}),
		{ seed: 20261126, numRuns: 4_000 },
	);
	expect(taken).toBeGreaterThan(200);
});
