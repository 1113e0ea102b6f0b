import { entriesIn, entriesOf, isLastPage, listIn, pageInfoOf } from '../shared/transport';
import type { Page, Paging } from '../shared/transport';
import { isObject } from '../shared/object';

const isLast = ({ body }: Page, taken: number, pages: number) =>
	isLastPage(pageInfoOf(body), { count: listIn(body)?.length ?? 0, taken, pages });

const numbered = (first: { page?: number }): Paging => ({
	entries: (body) => entriesIn(body) ?? [],
	next(last, _missing, taken) {
		if (last === undefined) return first;
		const page = Number(last.query.page ?? 1);
		return isLast(last, taken, page) ? undefined : { page: page + 1 };
	},
});

/**
 * Pages by `page`, counted from 1: the way of v1's API family, taken for v2 as well. Goes on as far
 * as the answer says, else as long as full pages come.
 */
export const numberedPages = numbered({ page: 1 });

/** The same for lists that may know no pages: the first call is made without `page`. */
export const numberedPagesIfAny = numbered({});

const idOf = (entry: unknown) => Number(isObject(entry) ? entry.id : NaN);

/**
 * Messages page backwards: the newest first (the oldest of them at the top, as in the family), then
 * those `before` the lowest id that came.
 */
export const messagePages: Paging = {
	entries: (body) => entriesIn(body) ?? [],
	newestFirst: { rank: idOf },
	next(last, _missing, taken, pages) {
		if (last === undefined) return {};
		if (isLast(last, taken, pages)) return undefined;
		const lowest = Math.min(...entriesOf(last.body).map(idOf));
		return Number.isFinite(lowest) ? { before: lowest } : undefined;
	},
};
