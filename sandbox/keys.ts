import type { KeyPlace } from './platform';

export type Query = Record<string, string | string[]>;
export type Headers = Record<string, string | string[] | undefined>;

const BEARER = /^Bearer (.+)$/;

function keyAt(place: KeyPlace, headers: Headers, query: Query): string | undefined {
	if (place.in === 'query') {
		const value = query[place.name];
		return typeof value === 'string' ? value : undefined;
	}
	const value = headers[place.in === 'bearer' ? 'authorization' : place.name.toLowerCase()];
	if (typeof value !== 'string') return undefined;
	return place.in === 'bearer' ? BEARER.exec(value)?.[1] : value;
}

/** The key a request carries at the first place where it has one. */
export function presentedKey(
	places: readonly KeyPlace[],
	headers: Headers,
	query: Query,
): string | undefined {
	for (const place of places) {
		const key = keyAt(place, headers, query);
		if (key !== undefined) return key;
	}
	return undefined;
}

/** The query without the key, which belongs to the credential and not to a route's contract. */
export function withoutKey(places: readonly KeyPlace[], query: Query): Query {
	const names = places.flatMap((place) => (place.in === 'query' ? [place.name] : []));
	if (names.length === 0) return query;
	return Object.fromEntries(Object.entries(query).filter(([name]) => !names.includes(name)));
}
