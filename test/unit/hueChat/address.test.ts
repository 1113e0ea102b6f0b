import { splitSecret, withSecret } from '../../../nodes/HueChat/trigger/address';
import { isLocal } from '../../../nodes/shared/webhook';

it.each([
	['localhost', true],
	['n8n.localhost', true],
	['n8n', true],
	['n8n.local', true],
	['n8n.internal', true],
	['0.0.0.0', true],
	['127.0.0.2', true],
	['10.0.0.1', true],
	['100.64.0.1', true],
	['100.127.9.9', true],
	['169.254.169.254', true],
	['172.16.0.1', true],
	['172.31.255.255', true],
	['192.168.0.1', true],
	['[::]', true],
	['[::1]', true],
	['[::ffff:7f00:1]', true],
	['[fc00::1]', true],
	['[fe80::1]', true],
	['100.63.0.1', false],
	['100.128.0.1', false],
	['172.15.0.1', false],
	['172.32.0.1', false],
	['192.169.0.1', false],
	['11.0.0.1', false],
	['8.8.8.8', false],
	['[2001:db8::1]', false],
	['n8n.example.com', false],
	['10.example.com', false],
	['localhost.example.com', false],
	['mylocal.example', false],
])('%s is local: %s', (host, expected) => {
	expect(isLocal(host)).toBe(expected);
});

it('puts the secret into a URL and takes it out again', () => {
	const url = 'https://n8n.example.com/webhook/a/huechat';
	expect(withSecret(url, 'a-b_c')).toBe(`${url}?secret=a-b_c`);
	expect(splitSecret(withSecret(url, 'a&b=c d'))).toEqual({ url, secret: 'a&b=c d' });
	expect(splitSecret(url)).toEqual({ url, secret: '' });
	for (const other of [undefined, null, 7, '', 'no address']) expect(splitSecret(other)).toBeUndefined();
});
