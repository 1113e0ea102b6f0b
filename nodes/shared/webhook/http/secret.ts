import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

// Another one in each process: what is compared cannot be computed outside.
const pepper = randomBytes(32);

const digest = (text: string): Buffer => createHmac('sha256', pepper).update(text).digest();

/**
 * Compares a secret with what a caller gave, in a time that tells nothing about either: digests of
 * equal length are compared, and every candidate is looked at even after one has fitted.
 *
 * @param candidates whatever stands in the places where the caller may put the secret; only
 * strings count
 * @param secret the expected one; a blank one fits nothing
 */
export function carriesSecret(candidates: readonly unknown[], secret: string): boolean {
	const expected = digest(secret);
	const fits = candidates.map((candidate) =>
		timingSafeEqual(digest(typeof candidate === 'string' ? candidate : ''), expected),
	);
	return secret.trim() !== '' && fits.includes(true);
}
