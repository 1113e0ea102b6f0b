import type { KeyForm } from './schemes';

const PREFIX = 'whsec_';
// One digit alone at the end stands for no byte.
const BASE64 = /^(?:[\w+/-]{4})*(?:[\w+/-]{2,3}={0,2})?$/;

const bareOf = (secret: string): string =>
	secret.startsWith(PREFIX) ? secret.slice(PREFIX.length) : secret;

function keyOf(secret: string, form: KeyForm): Buffer {
	if (form === 'whole') return Buffer.from(secret);
	const bare = bareOf(secret);
	if (form === 'bare') return Buffer.from(bare);
	// Node decodes whatever it can and leaves the rest out: such a key would be a shorter one.
	return BASE64.test(bare) ? Buffer.from(bare, 'base64') : Buffer.alloc(0);
}

/**
 * The keys that a secret may stand for.
 *
 * @returns none for a blank secret: an empty key would let anybody sign
 */
export function keysOf(secret: string, forms: readonly KeyForm[]): Buffer[] {
	const trimmed = secret.trim();
	if (bareOf(trimmed) === '') return [];
	return forms.map((form) => keyOf(trimmed, form)).filter(({ length }) => length > 0);
}
