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

/** An entry's number. It can have more digits than a double holds; the answer's reader keeps those as text. */
function numberOf(entry: unknown): bigint | undefined {
	const id = isObject(entry) ? entry.id : undefined;
	const isWhole = typeof id === 'number' ? Number.isInteger(id) : typeof id === 'string' && /^\d+$/.test(id);
	return isWhole ? BigInt(id as number | string) : undefined;
}

/** The lowest id of a page, as the vendor wrote it; what has no number is none of those paged by. */
function lowestIdIn(body: unknown): unknown {
	let lowest: { number: bigint; id: unknown } | undefined;
	for (const entry of entriesOf(body)) {
		const number = numberOf(entry);
		if (number === undefined || (lowest !== undefined && number >= lowest.number)) continue;
		lowest = { number, id: entry.id };
	}
	return lowest?.id;
}

/**
 * Messages page backwards: the newest first (the oldest of them at the top, as in the family), then
 * those `before` the lowest id that came.
 */
export const messagePages: Paging = {
	entries: (body) => entriesIn(body) ?? [],
	newestFirst: { rank: (entry) => numberOf(entry) ?? NaN },
	next(last, _missing, taken, pages) {
		if (last === undefined) return {};
		if (isLast(last, taken, pages)) return undefined;
		const before = lowestIdIn(last.body);
		return before === undefined ? undefined : { before };
	},
};
