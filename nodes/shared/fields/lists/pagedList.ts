import { entriesIn, isLastPage, listIn, pageInfoOf, saysMore } from '../../transport';
import type { Page, Paging } from '../../transport';

/** How a vendor pages by `limit` and `offset`. */
export interface OffsetPaging {
	/** The most entries that the vendor gives at once. */
	most: number;
	/** Asks first without any paging field, exactly as the document shows the call. */
	bareFirst?: boolean;
}

/** Where the next page begins; undefined where this one was the last. */
function nextOffset({ body, query }: Page, taken: number, pages: number): number | undefined {
	const info = pageInfoOf(body);
	// All rows count, also those that hold nothing.
	const count = listIn(body)?.length ?? 0;
	const after = (info.offset ?? Number(query.offset ?? 0)) + count;
	const asked = Number(query.limit ?? 0);
	const isTold = saysMore(info, count);
	// Without a word from the vendor: the document shows no paging, or the server knows no limit.
	if (!isTold && (asked === 0 || count > asked)) return undefined;
	if (!isTold && count === asked) return after;
	return isLastPage(info, { count, taken: isTold ? after : taken, pages }) ? undefined : after;
}

/**
 * Pages by `limit` and `offset` with `{data: […], pagination: {limit, offset, total, has_more}}`
 * (HueChat v2's guide on conversations). Goes on from what the vendor says it gave, so that a server
 * with smaller pages than asked for leaves no gap.
 */
export function offsetPages({ most, bareFirst = false }: OffsetPaging): Paging {
	return {
		entries: (body) => entriesIn(body) ?? [],
		next(last, missing, taken, pages) {
			const limit = Math.min(most, missing ?? most);
			if (last === undefined) return bareFirst ? {} : { limit, offset: 0 };
			const offset = nextOffset(last, taken, pages);
			return offset === undefined ? undefined : { limit, offset };
		},
	};
}
