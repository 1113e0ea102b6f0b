import type { Meant } from './meant';

/** One header or one part of a query; names may repeat. */
export type Pair = readonly [name: string, value: string];

/** What a body is once it is inflated, or why it is nothing. */
export type Content = Buffer | 'tooLarge' | 'unreadable';

/** A hostile call as its sender makes it, with what the sender knows about it. */
export interface Delivery {
	/** In short what is wrong with it, for whoever reads of a broken promise. */
	sort: string;
	headers: Pair[];
	query: Pair[];
	/** As it is sent, perhaps compressed. */
	body: Buffer;
	content: Content;
	/** Whether the trigger's secret stands where it belongs. */
	carriesSecret: boolean;
	/** Of HueChat's calls: whether a signature of a known scheme is there, and the right one. */
	signature: 'none' | 'right' | 'wrong';
	/** What its sender means; undefined where nobody could say it from what arrives. */
	meant?: Meant;
}

/** What n8n takes at most, in bytes (N8N_PAYLOAD_SIZE_MAX is 16 MiB unless set), once inflated. */
export const LIMIT = 16 * 1_024 * 1_024;

/** Headers as Node hands them on: in lower case, repeated ones joined. */
export function headersOf(pairs: readonly Pair[]): Record<string, string> {
	const headers: Record<string, string> = {};
	for (const [name, value] of pairs) {
		const key = name.toLowerCase();
		const earlier = Object.hasOwn(headers, key) ? headers[key] : undefined;
		if (earlier === undefined) headers[key] = value;
		// Of these Node keeps the first.
		else if (key !== 'content-type' && key !== 'user-agent') headers[key] = `${earlier}, ${value}`;
	}
	return headers;
}

/** The query as it stands in the request line. */
export const queryText = (pairs: readonly Pair[]): string =>
	pairs.map((pair) => pair.map(encodeURIComponent).join('=')).join('&');

const IN_BRACKETS = /^([^[]*)\[([^\]]*)\]$/;

/** The query as Express hands it on in n8n, for the forms that the senders here use. */
export function queryOf(pairs: readonly Pair[]): Record<string, unknown> {
	const query: Record<string, unknown> = {};
	for (const [written, value] of pairs) {
		const [, name = written, inner] = IN_BRACKETS.exec(written) ?? [];
		if (name === '__proto__' || inner === '__proto__') continue;
		const earlier = Object.hasOwn(query, name) ? query[name] : undefined;
		if (inner === '') query[name] = [earlier ?? [], value].flat();
		else if (inner !== undefined) query[name] = { ...(earlier as object), [inner]: value };
		else query[name] = earlier === undefined ? value : [earlier, value].flat();
	}
	return query;
}
