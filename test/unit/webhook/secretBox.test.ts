import { decrypt, encrypt, fingerprint, newSecret } from '../../../nodes/shared/webhook/http/secretBox';

it('draws secrets that differ and need no encoding in a URL', () => {
	const secrets = Array.from({ length: 50 }, newSecret);
	expect(new Set(secrets).size).toBe(50);
	for (const secret of secrets) expect(secret).toMatch(/^[\w-]{43}$/);
});

it('opens with the secret and with no other one', () => {
	const secret = newSecret();
	const encrypted = encrypt('whsec_äöü', secret);
	expect(encrypted).not.toContain('whsec');
	expect(decrypt(encrypted, secret)).toBe('whsec_äöü');
	expect(decrypt(encrypted, newSecret())).toBeUndefined();
	expect(decrypt(encrypted, '')).toBeUndefined();
});

it('encrypts the same text differently each time', () => {
	const secret = newSecret();
	expect(encrypt('a', secret)).not.toBe(encrypt('a', secret));
});

it('notices each change of what was encrypted', () => {
	const secret = newSecret();
	const bytes = Buffer.from(encrypt('whsec_1', secret), 'base64url');
	for (let index = 0; index < bytes.length; index += 1) {
		const changed = Buffer.from(bytes);
		changed[index] ^= 1;
		expect(decrypt(changed.toString('base64url'), secret)).toBeUndefined();
		expect(decrypt(bytes.subarray(0, index).toString('base64url'), secret)).toBeUndefined();
	}
});

it('knows a secret again by its fingerprint, which does not hold it', () => {
	const secret = newSecret();
	expect(fingerprint(secret)).toBe(fingerprint(secret));
	expect(fingerprint(secret)).not.toBe(fingerprint(`${secret}x`));
	expect(fingerprint(secret)).not.toContain(secret.slice(0, 10));
});
