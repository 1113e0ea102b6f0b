import { createHash } from 'node:crypto';

import { bareNumber, digitsOf } from '../../shared/number';

/** Length of every key. */
export const KEY_LENGTH = 11;

/** Text without blanks around it; blank for anything that is neither text nor a number. */
export const textOf = (value: unknown): string => {
	const isText = typeof value === 'string' || typeof value === 'number';
	return isText ? String(value).trim() : '';
};

/**
 * What a number is, however it is written: digits with the country code.
 *
 * @returns the text as it is where it is no number; blank where there is none
 */
export function identityOf(number: unknown): string {
	const written = textOf(number);
	const bare = bareNumber(written);
	return /^[+\d\s().-]+$/.test(bare) ? digitsOf(bare) : written;
}

/**
 * A key of fixed length for a conversation's identity: 66 bits, so that two of 25,000 share one in
 * about one of 200 billion accounts.
 */
export function keyOf(identity: string): string {
	return createHash('sha256').update(identity).digest('base64url').slice(0, KEY_LENGTH);
}

// E.164: at most 15 digits, and no country code begins with 0.
const PHONE = /^[1-9]\d{6,14}$/;

/** Whether a message can be sent to what stands for a conversation. */
export const isPhone = (identity: string): boolean => PHONE.test(identity);
