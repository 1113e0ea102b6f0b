import { checkAddress, dropEmpty } from '../../../nodes/shared/transport/send/request';
import type { Request } from '../../../nodes/shared/transport/send/request';

describe('dropEmpty', () => {
	it('leaves out what is empty in query and body, and keeps 0 and false', () => {
		const fields = { a: '', b: ' \t', c: null, d: undefined, e: [], f: {}, g: 0, h: false, i: 'x', j: [''] };
		const request: Request = { qs: { ...fields }, body: { ...fields } };
		dropEmpty(request);
		const kept = { g: 0, h: false, i: 'x', j: [''] };
		expect(request).toEqual({ qs: kept, body: kept });
	});

	it('looks into objects only where named, and drops those that end up empty', () => {
		const request: Request = { body: { in: { a: '', b: 1 }, void: { a: '' }, other: { a: '' } } };
		dropEmpty(request, ['in', 'void', 'missing']);
		expect(request.body).toEqual({ in: { b: 1 }, other: { a: '' } });
	});

	it.each([undefined, 'text', [''], Buffer.from(''), new Date(0)])('leaves a body alone that is no plain object: %p', (body) => {
		const request: Request = { body };
		dropEmpty(request);
		expect(request.body).toBe(body);
	});

	it('does not change the objects that it was given', () => {
		const body = { a: '' };
		dropEmpty({ body });
		expect(body).toEqual({ a: '' });
	});
});

describe('checkAddress', () => {
	const good = 'https://api.example.com/v1';
	const check = (request: Request, demandsHttps = false) => () => checkAddress(request, demandsHttps);

	it.each([good, 'http://example.com', 'https://example.com:8443/v1/', 'HTTPS://EXAMPLE.COM'])('accepts %s', (baseURL) => {
		expect(check({ baseURL, url: '/contacts' })).not.toThrow();
	});

	it.each([undefined, '', ' ', 'api.example.com/v1', 'ftp://example.com', 'javascript:alert(1)', 'file:///etc/passwd'])('refuses the Base URL %p', (baseURL) => {
		expect(check({ baseURL, url: '/contacts' })).toThrow(/Base URL/);
	});

	it.each(['https://api.example.com/v2 ', ' https://api.example.com/v2', 'https://api.example.com/v2\n'])(
		'trims the Base URL %j',
		(baseURL) => {
			const request: Request = { baseURL, url: '/contacts' };
			checkAddress(request, false);
			expect(request.baseURL).toBe('https://api.example.com/v2');
		},
	);

	it.each([
		['https://api.example.com/v2?x=1', 'must not contain a query'],
		['https://api.example.com/v2?', 'must not contain a query'],
		['https://api.example.com/?apiKey=secret-1', 'must not contain a query'],
		['https://api.example.com/v2#top', 'must not contain #'],
		['https://api.example.com/v2#', 'must not contain #'],
		['https://api.example.com/#/v2?x=1', 'must not contain #'],
		['https://me:secret-1@api.example.com/v2', 'must not contain a user name or a password'],
		['https://secret-1@api.example.com/v2', 'must not contain a user name or a password'],
		['https://api.example.com/v2 /x', 'must not contain a blank'],
	])('refuses the Base URL %s', (baseURL, words) => {
		const refused = check({ baseURL, url: '/contacts' });
		expect(refused).toThrow(`The Base URL in the credential ${words}`);
		// Whatever stands there may be a secret.
		expect(refused).not.toThrow('secret');
	});

	it('where https is demanded exempts this machine only', () => {
		for (const host of ['localhost:1', '127.0.0.1:1', '127.1.2.3', '[::1]:1']) {
			expect(check({ baseURL: `http://${host}/v1`, url: '/x' }, true)).not.toThrow();
		}
		for (const host of ['example.com', 'localhost.example.com', '127.0.0.1.example.com', '128.0.0.1']) {
			expect(check({ baseURL: `http://${host}/v1`, url: '/x' }, true)).toThrow(/https/);
		}
	});

	it.each(['', '/', '/contacts', 'contacts', '/lists/12/contacts', '/a?next=https://x//y', '/undefined-list/null1', '/lists/a%20b', '/v1.2/a..b'])('accepts the path %p', (url) => {
		expect(check({ baseURL: good, url })).not.toThrow();
	});

	it.each([
		'/lists//contacts', '//contacts', '/contacts/', '/contacts/?a=1', '/contacts//',
		'/contacts/undefined', '/undefined/contacts', '/lists/null/contacts', 'null/contacts',
		'/lists/%20/contacts', '/lists/%20%09', '/lists/NaN', '/lists/[object Object]',
		'/lists/%5Bobject%20Object%5D/contacts', '/lists/../contacts', '/lists/.', '/contacts/..',
		'/lists/:listId/contacts', '/contacts/:contactId',
	])('refuses the path %p', (url) => {
		expect(check({ baseURL: good, url })).toThrow(/id that belongs into the address/);
	});
});
