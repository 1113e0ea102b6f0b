import { InputError } from '../../../nodes/shared/transport/errors/outcome';
import { requestOptionsOf } from '../../../nodes/shared/transport/send/requestOptions';

const read = (given: object) => requestOptionsOf({ getNodeParameter: () => given });

test('nothing is set where the user set nothing', () => {
	expect(read({})).toEqual({});
	expect(read({ proxy: '', timeout: 0, allowUnauthorizedCerts: false })).toEqual({});
});

test('time-out and certificates go on as they are', () => {
	expect(read({ timeout: 250, allowUnauthorizedCerts: true })).toEqual({
		timeout: 250,
		skipSslCertificateValidation: true,
	});
});

test('a proxy is taken apart, its password decoded', () => {
	expect(read({ proxy: 'http://proxy.example:3128' })).toEqual({
		proxy: { host: 'proxy.example', port: 3128, protocol: 'http' },
	});
	expect(read({ proxy: 'http://me:p%40ss@proxy.example:3128' }).proxy).toMatchObject({
		auth: { username: 'me', password: 'p@ss' },
	});
});

test.each(['somewhere', 'http://proxy.example', 'http://'])('%s is no proxy', (proxy) => {
	expect(() => read({ proxy })).toThrow(InputError);
});
