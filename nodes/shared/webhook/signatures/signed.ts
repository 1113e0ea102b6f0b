import type { Scheme } from './schemes';

/** What a call says about its signature, read as one scheme would have it. */
export interface Signed {
	/** 32 bytes each. */
	signatures: Buffer[];
	/** Epoch milliseconds; undefined where the scheme signs no time. */
	signedAt?: number;
	/** What was signed, but for the body, which comes last: `id.timestamp.` */
	prefix: string;
}

/** Header values by name in lower case, as Node has them. */
export type Headers = Record<string, unknown>;

function headerAmong(headers: Headers, names: readonly string[], vendor: string): unknown {
	const found = names.map((name) => headers[name.replace('{vendor}', vendor)]);
	return found.find((value) => value !== undefined);
}

/** The form of a time that can be a number exactly. */
const TIME = /^\d{1,15}$/;
const FIRST_IN_MILLISECONDS = 100_000_000_000;

function timeOf(text: string, unit: Scheme['unit']): number {
	const value = Number(text);
	return unit === 'bySize' && value >= FIRST_IN_MILLISECONDS ? value : value * 1_000;
}

function timestampOf(scheme: Scheme, entries: string[], headers: Headers, vendor: string): unknown {
	const place = scheme.timestamp;
	if (place === undefined) return undefined;
	if ('headers' in place) return headerAmong(headers, place.headers, vendor);
	const times = entries.flatMap((entry) => place.entry.exec(entry)?.[1] ?? []);
	// Of two times one could be signed and the other one looked at.
	return times.length === 1 ? times[0] : undefined;
}

function readFrom(scheme: Scheme, value: unknown, headers: Headers, vendor: string) {
	if (typeof value !== 'string') return undefined;
	const entries = value.split(scheme.separator).filter((entry) => entry !== '');
	const encoded = entries.flatMap((entry) => scheme.signature.exec(entry)?.[1] ?? []);
	if (encoded.length === 0) return undefined;
	const parts: string[] = [];
	if (scheme.idHeaders !== undefined) {
		const id = headerAmong(headers, scheme.idHeaders, vendor);
		if (typeof id !== 'string' || id === '') return undefined;
		parts.push(id);
	}
	const signed: Signed = {
		signatures: encoded.map((text) => Buffer.from(text, scheme.encoding)),
		prefix: '',
	};
	if (scheme.timestamp !== undefined) {
		const time = timestampOf(scheme, entries, headers, vendor);
		if (typeof time !== 'string' || !TIME.test(time)) return undefined;
		signed.signedAt = timeOf(time, scheme.unit);
		parts.push(time);
	}
	signed.prefix = parts.map((part) => `${part}.`).join('');
	return signed;
}

/**
 * Looks for a scheme in a call's headers.
 *
 * @param vendor name of the vendor in header names, in lower case
 * @returns `malformed` where the headers are the scheme's own but not in its form, undefined where
 * the call does not use it
 */
export function readSigned(
	scheme: Scheme,
	headers: Headers,
	vendor: string,
): Signed | 'malformed' | undefined {
	const own = headerAmong(headers, scheme.ownHeaders, vendor);
	if (own !== undefined) return readFrom(scheme, own, headers, vendor) ?? 'malformed';
	for (const name of scheme.commonHeaders) {
		const found = readFrom(scheme, headerAmong(headers, [name], vendor), headers, vendor);
		if (found !== undefined) return found;
	}
	return undefined;
}
