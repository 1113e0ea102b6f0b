import { entriesOf } from '../shared/fields/listSearch';
import { at } from '../shared/fields/path';
import type { Page, Paging } from '../shared/transport/response/pages';

/**
 * The smallest page of the API family that v1 belongs to. A shorter one, where the answer says
 * nothing about the rest, is taken to be the last.
 */
const SMALLEST_PAGE = 15;

const metaOf = (body: unknown): object => {
	const holder = Object(body) as object;
	return Object(at(holder, ['meta']) ?? at(holder, ['data', 'meta']) ?? {}) as object;
};

const number = (value: unknown) => (typeof value === 'number' ? value : undefined);

/** How many entries there are in all, where the answer says so. */
function totalOf(meta: object, onPage: number): number | undefined {
	const [count, ...totals] = ['count', 'total', 'total_count', 'all_count'].map((name) =>
		number(at(meta, [name])),
	);
	// A `count` that is no larger than the page may as well count the page alone.
	return totals.find((total) => total !== undefined) ?? (Number(count) > onPage ? count : undefined);
}

function isLast({ body }: Page, page: number, taken: number): boolean {
	const count = entriesOf(body).length;
	if (count === 0) return true;
	const meta = metaOf(body);
	const more = at(meta, ['has_more']);
	if (typeof more === 'boolean') return !more;
	const pages = number(at(meta, ['total_pages']));
	if (pages !== undefined) return page >= pages;
	const total = totalOf(meta, count);
	return total === undefined ? count < SMALLEST_PAGE : taken >= total;
}

/**
 * Pages by `page`, counted from 1: the way of v1's API family, taken for v2 as well. Goes on as far
 * as `meta` says, else as long as full pages come.
 */
export const numberedPages: Paging = {
	entries: entriesOf,
	next(last, _missing, taken) {
		if (last === undefined) return { page: 1 };
		const page = Number(last.query.page);
		return isLast(last, page, taken) ? undefined : { page: page + 1 };
	},
};

/** Messages page backwards: the newest first, then those `before` the lowest id that came. */
export const messagePages: Paging = {
	entries: entriesOf,
	next(last) {
		if (last === undefined) return {};
		const entries = entriesOf(last.body);
		const lowest = Math.min(...entries.map(({ id }) => Number(id)));
		if (entries.length < SMALLEST_PAGE || !Number.isFinite(lowest)) return undefined;
		return { before: lowest };
	},
};
