import { createHash } from 'node:crypto';

import { isObject } from '../../object';
import type { Outcome } from '../errors/outcome';
import type { Reply } from '../send/job';
import { pageInfoOf } from './pageInfo';

type Fields = Record<string, unknown>;

/** One page as it came. */
export interface Page {
	/** The answer's body, whatever its form. */
	body: unknown;
	/** The query that asked for it. */
	query: Fields;
}

/** How a vendor's list goes on. */
export interface Paging {
	/** The entries that an answer holds, before any step of the node shapes them. */
	entries(body: unknown): readonly unknown[];
	/**
	 * The query of the page to ask for; undefined where the list is complete.
	 *
	 * @param last the page that came last; undefined before the first
	 * @param missing how many results are still wanted; undefined = all
	 * @param taken how many entries came so far
	 * @param pages how many pages came so far
	 */
	next(last: Page | undefined, missing: number | undefined, taken: number, pages: number): Fields | undefined;
	/**
	 * The first page holds the newest entries and each one after it older ones. The results come in one
	 * order, the oldest first, and a Limit keeps the newest. `rank` orders the entries within a page.
	 */
	newestFirst?: { rank(entry: unknown): number | bigint };
}

/** What one page's request gave: its answer and the items made of it. */
export interface Fetched<T> {
	body: unknown;
	items: T[];
}

/** Keeps the vendor's answer beside the items that were made of it: it says where the list goes on. */
export function fetched<T>(reply: Reply<T[]>): Reply<Fetched<T>> {
	if (!('value' in reply)) return reply;
	return { answer: reply.answer, value: { body: reply.answer.body, items: reply.value } };
}

/** With the usual hundred entries a page, 100,000 results: more do not belong into one run. */
const MOST_PAGES = 1_000;

const incomplete = (message: string, remedy: string): Outcome<never> => ({
	kind: 'rejected',
	errorInfo: {
		message,
		description: `Nothing is returned, because the rest would be missing without a sign. ${remedy}`,
		failure: { cause: 'temporarily-unavailable' },
	},
});

const ENDLESS = incomplete(
	`The list is longer than ${MOST_PAGES} pages`,
	'Set a Limit, or narrow the filters.',
);

const stuckAt = (found: number) =>
	incomplete(
		'The list goes on, but its next page is one that came before',
		`Set a Limit of ${found} or less, or narrow the filters.`,
	);

const saysMore = (body: unknown) => pageInfoOf(body).hasMore === true;

const hashOf = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('base64');

/** What an entry calls itself: vendors also write `null` or a blank where there is no id. */
function idIn(entry: unknown): string | undefined {
	const id = isObject(entry) ? entry.id : undefined;
	const isId = typeof id === 'number' || (typeof id === 'string' && id.trim() !== '');
	return isId ? JSON.stringify(id) : undefined;
}

/** A page's ids, without those that several of its entries have: such a one is nobody's, often a 0. */
function idsOf(entries: readonly unknown[]): Array<string | undefined> {
	const ids = entries.map(idIn);
	const counts = new Map<string | undefined, number>();
	for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
	return ids.map((id) => (counts.get(id) === 1 ? id : undefined));
}

/** Knows which entries came on earlier pages: by their id where they have one, else by all they hold. */
class Seen {
	private readonly names = new Set<string>();

	private readonly contents = new Set<string>();

	/** Which of a page's entries came before just as they are, and whether all of them came in some form. */
	page(entries: readonly unknown[]) {
		const ids = idsOf(entries);
		const known = entries.map((entry, index) => {
			const content = hashOf(entry);
			const id = ids[index];
			return { content, name: id ?? content, hasId: id !== undefined };
		});
		const repeats = known.map(({ content, hasId }) => hasId && this.contents.has(content));
		const isRepeat = known.length > 0 && known.every(({ name }) => this.names.has(name));
		for (const { content, name } of known) {
			this.contents.add(content);
			this.names.add(name);
		}
		return { repeats, isRepeat };
	}
}

function inOrder<T>(pages: T[][], wanted: number, isNewestFirst: boolean): T[] {
	const items = (isNewestFirst ? pages.reverse() : pages).flat();
	if (wanted <= 0) return items;
	return isNewestFirst ? items.slice(-wanted) : items.slice(0, wanted);
}

function isDescending({ newestFirst }: Paging, entries: readonly unknown[]): boolean {
	if (newestFirst === undefined || entries.length < 2) return false;
	return newestFirst.rank(entries[0]) > newestFirst.rank(entries[entries.length - 1]);
}

/**
 * Asks for page after page until there are as many results as wanted, or no more. A page that holds
 * nothing new is the end: such a server knows no pages, or starts again from the beginning. Where it gave
 * several pages and says that there is more, the rest cannot be had, and that is a failure.
 *
 * @param wanted the node's Limit; 0 = all
 * @param ask sends one page's request through the limiter, with these fields added to its query
 * @param noteCut called where the list may go on beyond what was wanted
 * @returns all that was wanted, or the outcome of the page that failed: never a part of a list. One
 * that does not end after 1,000 pages is a failure too.
 */
export async function collectPages<T>(
	paging: Paging,
	wanted: number,
	ask: (query: Fields) => Promise<Outcome<Fetched<T>>>,
	noteCut?: () => void,
): Promise<Outcome<T[]>> {
	const pages: T[][] = [];
	const seen = new Seen();
	const asked = new Set<string>();
	let found = 0;
	let taken = 0;
	let last: Page | undefined;
	const all = (): Outcome<T[]> => ({
		kind: 'delivered',
		value: inOrder(pages, wanted, paging.newestFirst !== undefined),
	});
	for (;;) {
		const missing = wanted > 0 ? Math.max(0, wanted - found) : undefined;
		if (missing === 0) {
			const goesOn = () => paging.next(last, undefined, taken, pages.length) !== undefined;
			if (noteCut !== undefined && (found > wanted || goesOn())) noteCut();
			return all();
		}
		const query = paging.next(last, missing, taken, pages.length);
		if (query === undefined) return all();
		if (asked.has(hashOf(query))) return saysMore(last?.body) ? stuckAt(found) : all();
		if (pages.length === MOST_PAGES) return ENDLESS;
		asked.add(hashOf(query));
		const outcome = await ask(query);
		if (outcome.kind !== 'delivered') return outcome;
		const { body } = outcome.value;
		const entries = paging.entries(body);
		// A later page without an entry adds nothing, whatever its answer says instead.
		const items = entries.length === 0 && pages.length > 0 ? [] : outcome.value.items;
		const { repeats, isRepeat } = seen.page(entries);
		// After one page it is a server that knows no pages; one that does says where it goes on, or that it ends.
		if (isRepeat) return pages.length > 1 && saysMore(body) ? stuckAt(found) : all();
		// Rows move on to the next page where others are added in between. Which item belongs to which row
		// is only known where the node's own steps left all of them.
		const fresh = items.length === entries.length ? items.filter((_, index) => !repeats[index]) : items;
		pages.push(isDescending(paging, entries) ? fresh.reverse() : fresh);
		found += fresh.length;
		taken += entries.length;
		last = { body, query };
	}
}
