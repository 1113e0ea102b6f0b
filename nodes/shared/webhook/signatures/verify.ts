import { createHmac, timingSafeEqual } from 'node:crypto';

import { keysOf } from './keys';
import { schemes } from './schemes';
import type { Scheme } from './schemes';
import { readSigned } from './signed';
import type { Headers, Signed } from './signed';

/** A call whose signature is in question. */
export interface SignedCall {
	headers: Headers;
	/** The bytes as they came: an object written as JSON again need not have the same. */
	body: Buffer;
	/** Whichever may be in use, several while the vendor changes from one to the next. */
	secrets: readonly string[];
	/** The vendor's name in header names, in lower case. */
	vendor: string;
	/** Epoch milliseconds. */
	now: number;
}

/**
 * What became of it.
 * - `verified`: signed with one of the secrets, and in time.
 * - `expired`: rightly signed, too long ago or in the future.
 * - `wrong`: signed with something else, or something else was signed.
 * - `malformed`: the headers of a scheme, not in its form.
 * - `unrecognised`: no signature, or of a kind that the table does not have.
 */
export type Verdict =
	| { kind: 'verified' | 'expired' | 'wrong' | 'malformed'; scheme: string }
	| { kind: 'unrecognised' };

/** How far a signed time may be away, in milliseconds, to either side. */
export const WINDOW_MS = 300_000;

const equal = (a: Buffer, b: Buffer): boolean => a.length === b.length && timingSafeEqual(a, b);

function isRight(scheme: Scheme, signed: Signed, { body, secrets }: SignedCall): boolean {
	const expected = secrets
		.flatMap((secret) => keysOf(secret, scheme.keyForms))
		.map((key) => createHmac('sha256', key).update(signed.prefix).update(body).digest());
	// All are compared even after one has fitted, so that the time tells nothing.
	const fits = signed.signatures.map((one) => expected.map((other) => equal(one, other)));
	return fits.flat().includes(true);
}

function judge(scheme: Scheme, call: SignedCall): Verdict {
	const signed = readSigned(scheme, call.headers, call.vendor);
	if (signed === undefined) return { kind: 'unrecognised' };
	if (signed === 'malformed') return { kind: 'malformed', scheme: scheme.name };
	if (!isRight(scheme, signed, call)) return { kind: 'wrong', scheme: scheme.name };
	// Only now: a time that is not under the signature could be anybody's.
	const away = signed.signedAt === undefined ? 0 : Math.abs(call.now - signed.signedAt);
	return { kind: away > WINDOW_MS ? 'expired' : 'verified', scheme: scheme.name };
}

const BEST_FIRST: ReadonlyArray<Verdict['kind']> = ['verified', 'expired', 'wrong', 'malformed'];

/**
 * Verifies the signature of a call by whichever scheme of the table it uses. Where the headers read
 * like several, the one that fits best counts: only who has the secret can make any of them fit.
 *
 * Never throws on what comes from outside.
 */
export function verifySignature(call: SignedCall): Verdict {
	const verdicts = schemes.map((scheme) => judge(scheme, call));
	for (const kind of BEST_FIRST) {
		const found = verdicts.find((verdict) => verdict.kind === kind);
		if (found !== undefined) return found;
	}
	return { kind: 'unrecognised' };
}
