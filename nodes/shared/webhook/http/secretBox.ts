import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';

const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** A secret drawn at random: 43 characters that need no encoding in a URL. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/**
 * What may be stored of a random secret: enough to know it again, not enough to use it. Not for
 * secrets that people make up, which could be guessed from it.
 */
export const fingerprint = (secret: string): string =>
	createHash('sha256').update(secret).digest('base64url');

const keyFrom = (secret: string): Buffer =>
	Buffer.from(hkdfSync('sha256', secret, '', 'n8n-nodes-chat-inbox secret box', 32));

/**
 * Makes a text unreadable for all who do not have the secret.
 *
 * @param secret made by {@link newSecret}
 * @returns URL-safe text, another one each time
 */
export function encrypt(text: string, secret: string): string {
	const iv = randomBytes(IV_BYTES);
	const cipher = createCipheriv(CIPHER, keyFrom(secret), iv, { authTagLength: TAG_BYTES });
	const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
	return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url');
}

/** @returns the text; undefined with another secret, or where the encrypted text was changed */
export function decrypt(encrypted: string, secret: string): string | undefined {
	const bytes = Buffer.from(encrypted, 'base64url');
	const iv = bytes.subarray(0, IV_BYTES);
	const tag = bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES);
	if (tag.length < TAG_BYTES) return undefined;
	const decipher = createDecipheriv(CIPHER, keyFrom(secret), iv, { authTagLength: TAG_BYTES });
	decipher.setAuthTag(tag);
	try {
		const body = decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES));
		return Buffer.concat([body, decipher.final()]).toString('utf8');
	} catch {
		return undefined;
	}
}
