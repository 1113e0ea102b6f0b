import { isObject } from '../object';
import type { Page, Paging } from '../transport/response/pages';
import { entriesOf } from './listSearch';

/** How a vendor pages by `limit` and `offset`. */
export interface OffsetPaging {
	/** The most entries that the vendor gives at once. */
	most: number;
	/** Asks first without any paging field, exactly as the document shows the call. */
	bareFirst?: boolean;
}

interface Envelope {
	limit?: unknown;
	offset?: unknown;
	total?: unknown;
	has_more?: unknown;
}

const envelopeOf = (body: unknown): Envelope | undefined =>
	isObject(body) && isObject(body.pagination) ? body.pagination : undefined;

/** Where the next page begins; undefined where this one was the last. */
function nextOffset({ body, query }: Page): number | undefined {
	const envelope = envelopeOf(body);
	const count = entriesOf(body).length;
	const after = Number(envelope?.offset ?? query.offset ?? 0) + count;
	if (typeof envelope?.has_more === 'boolean') return envelope.has_more ? after : undefined;
	if (typeof envelope?.total === 'number') return after < envelope.total ? after : undefined;
	// Without a word from the vendor a full page is the only sign that there may be more.
	const asked = Number(query.limit ?? 0);
	return asked > 0 && count === asked ? after : undefined;
}

/**
 * Pages by `limit` and `offset` with `{data: […], pagination: {limit, offset, total, has_more}}`
 * (HueChat v2's guide on conversations). Goes on from what the vendor says it gave, so that a server
 * with smaller pages than asked for leaves no gap.
 */
export function offsetPages({ most, bareFirst = false }: OffsetPaging): Paging {
	return {
		entries: entriesOf,
		next(last, missing) {
			const limit = Math.min(most, missing ?? most);
			if (last === undefined) return bareFirst ? {} : { limit, offset: 0 };
			const offset = nextOffset(last);
			return offset === undefined ? undefined : { limit, offset };
		},
	};
}
