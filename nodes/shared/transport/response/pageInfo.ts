import { isObject } from '../../object';

type Json = Record<string, unknown>;

/** What an answer says of the list that it is a page of. */
export interface PageInfo {
	/** Whether there is more behind it. */
	hasMore?: boolean;
	/** How many entries there are in all. */
	total?: number;
	/** How many pages there are. */
	pages?: number;
	/** A bare `count`: of the whole list with some vendors, of this page with others. */
	count?: number;
	/** Where this page began. */
	offset?: number;
}

const NAMES = {
	hasMore: ['has_more', 'hasMore', 'has_next', 'hasNext', 'has_next_page', 'hasNextPage'],
	next: ['next_page', 'nextPage', 'next', 'next_page_url', 'nextPageUrl'],
	total: ['total', 'total_count', 'totalCount', 'all_count', 'total_items', 'totalItems', 'total_results'],
	pages: ['total_pages', 'totalPages', 'page_count', 'pageCount', 'last_page', 'lastPage', 'pages'],
	count: ['count'],
	offset: ['offset'],
} as const;

/** The objects in which an answer may say it, the outermost last: it may count something else. */
function placesIn(body: unknown): Json[] {
	if (!isObject(body)) return [];
	const envelopes = [body.data, body.payload, body.result, body].filter(isObject);
	return envelopes.flatMap((envelope) => {
		const { meta, pagination, paging, links, _links } = envelope;
		const inner = isObject(meta) ? meta.pagination : undefined;
		return [inner, pagination, meta, paging, links, _links, envelope].filter(isObject);
	});
}

const numberIn = (value: unknown): number | undefined => {
	const isNumber = typeof value === 'number' || (typeof value === 'string' && /^\s*\d+\s*$/.test(value));
	return isNumber && Number.isFinite(Number(value)) ? Number(value) : undefined;
};

function flagIn(value: unknown): boolean | undefined {
	if (typeof value === 'boolean') return value;
	const word = String(value).trim().toLowerCase();
	if (['true', '1', 'yes', 'y'].includes(word)) return true;
	return ['false', '0', 'no', 'n'].includes(word) ? false : undefined;
}

/** Whether there is a next page, where its number or address stands: none is `null`. */
const nextIn = (value: unknown): boolean | undefined => {
	if (value === null || value === '' || value === false || value === 0) return false;
	// As JSON:API and others have it: `{ page: 2 }`, `{ href: "…" }`.
	if (isObject(value)) return Object.values(value).some((part) => part !== null && part !== '');
	return typeof value === 'number' || typeof value === 'string' ? true : undefined;
};

/**
 * Reads what an answer says of its list: `has_more` or a next page, totals and counts as numbers or text,
 * in `pagination`, `meta`, `paging` or beside the list, with a wrapper around or without.
 */
export function pageInfoOf(body: unknown): PageInfo {
	const places = placesIn(body);
	const find = <V>(names: readonly string[], read: (value: unknown) => V | undefined): V | undefined => {
		for (const place of places) {
			for (const name of names) {
				const found = name in place ? read(place[name]) : undefined;
				if (found !== undefined) return found;
			}
		}
		return undefined;
	};
	return {
		hasMore: find(NAMES.hasMore, flagIn) ?? find(NAMES.next, nextIn),
		total: find(NAMES.total, numberIn),
		pages: find(NAMES.pages, numberIn),
		count: find(NAMES.count, numberIn),
		offset: find(NAMES.offset, numberIn),
	};
}

/** No API in this package has smaller pages. */
const SMALLEST_PAGE = 10;

/** How far a list has been read. */
export interface Progress {
	/** Entries on the page that came last. */
	count: number;
	/** Entries on all pages so far. */
	taken: number;
	/** How many pages came. */
	pages: number;
}

/**
 * How many entries there are in all. A total below what the page holds counts something else; a `count` no
 * larger than the page may as well count the page alone.
 */
function totalOf({ total, count: told }: PageInfo, onPage: number): number | undefined {
	if (total !== undefined && total >= onPage) return total;
	return told !== undefined && told > onPage ? told : undefined;
}

/**
 * Whether an answer says how its list goes on.
 *
 * @param onPage how many entries it holds
 */
export function saysMore(info: PageInfo, onPage: number): boolean {
	const { hasMore, pages } = info;
	return hasMore !== undefined || pages !== undefined || totalOf(info, onPage) !== undefined;
}

/**
 * Whether the page that came last ends the list: by the answer's word, else because it is empty, smaller
 * than the pages before it, or smaller than any page is. A page of the size that was asked for proves
 * nothing, nor does one of another size: some servers have a size of their own.
 */
export function isLastPage(info: PageInfo, { count, taken, pages }: Progress): boolean {
	if (count === 0) return true;
	if (info.hasMore !== undefined) return !info.hasMore;
	if (info.pages !== undefined) return pages >= info.pages;
	const total = totalOf(info, count);
	if (total !== undefined) return taken >= total;
	return count < SMALLEST_PAGE || taken > count * pages;
}
