import { InputError } from '../../../nodes/shared/transport/errors/outcome';
import { requestOptionsOf } from '../../../nodes/shared/transport/send/requestOptions';

const read = (given: unknown) => requestOptionsOf(() => given);
// n8n's own for a declarative node.
const TIMEOUT = { timeout: 300_000 };

test.each([undefined, null, {}, { proxy: '', timeout: 0, allowUnauthorizedCerts: false }])(
	'with %j all is as n8n has it',
	(given) => {
		expect(read(given)).toEqual(TIMEOUT);
	},
);

test('asks for n8n’s own parameter', () => {
	const parameter = jest.fn(() => ({}));
	requestOptionsOf(parameter);
	expect(parameter).toHaveBeenCalledWith('requestOptions');
});

test('time-out and certificates go on as they are', () => {
	expect(read({ timeout: 250, allowUnauthorizedCerts: true })).toEqual({
		timeout: 250,
		skipSslCertificateValidation: true,
	});
});

describe('a proxy', () => {
	test.each([
		['http://proxy.example:3128', { host: 'proxy.example', port: 3128, protocol: 'http' }],
		// The platform's own parser drops a port that is the protocol's.
		['http://myproxy:80', { host: 'myproxy', port: 80, protocol: 'http' }],
		['https://myproxy:443/', { host: 'myproxy', port: 443, protocol: 'https' }],
		['http://[::1]:8080', { host: '[::1]', port: 8080, protocol: 'http' }],
		['HTTP://PROXY.example:80', { host: 'proxy.example', port: 80, protocol: 'http' }],
	])('%s is taken apart', (proxy, parts) => {
		expect(read({ proxy })).toEqual({ ...TIMEOUT, proxy: parts });
	});

	test('its password is decoded', () => {
		expect(read({ proxy: 'http://me:p%40ss@proxy.example:80' }).proxy).toEqual({
			...{ host: 'proxy.example', port: 80, protocol: 'http' },
			auth: { username: 'me', password: 'p@ss' },
		});
	});

	test.each([
		'somewhere',
		'http://proxy.example',
		'http://',
		'proxy.example:3128',
		'http://me:80@proxy.example',
		'http://proxy.example/:80',
		'http://us%er:pw@proxy.example:8080',
		'http://user:p%w@proxy.example:8080',
	])('%s is none', (proxy) => {
		expect(() => read({ proxy })).toThrow(InputError);
		expect(() => read({ proxy })).toThrow('The proxy is not valid');
	});
});

test('says how a percent sign in the password of a proxy is written, and not the password', () => {
	expect.assertions(2);
	try {
		read({ proxy: 'http://user:p%w@proxy.example:8080' });
	} catch (error) {
		expect((error as InputError).description).toContain('%25');
		expect(String(error) + (error as InputError).description).not.toContain('p%w');
	}
});

describe('Batching', () => {
	const batching = (batch: object) => read({ batching: { batch } }).batching;

	test.each([
		[
			{ batchSize: 5, batchInterval: 1_000 },
			{ size: 5, intervalMs: 1_000 },
		],
		[
			{ batchSize: 0, batchInterval: 1_000 },
			{ size: 1, intervalMs: 1_000 },
		],
		[
			{ batchSize: '5', batchInterval: '10' },
			{ size: 5, intervalMs: 10 },
		],
		[
			{ batchSize: 2.7, batchInterval: 10 },
			{ size: 2, intervalMs: 10 },
		],
	])('%j pauses', (given, wanted) => {
		expect(batching(given)).toEqual(wanted);
	});

	test.each([
		{},
		{ batchSize: -1, batchInterval: 1_000 },
		{ batchSize: 5 },
		{ batchSize: 5, batchInterval: 0 },
		{ batchSize: 5, batchInterval: -1 },
		{ batchSize: 'many', batchInterval: 1_000 },
	])('%j does not', (given) => {
		expect(batching(given)).toBeUndefined();
	});
});
