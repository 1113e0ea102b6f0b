import { createHash } from 'node:crypto';

import type { Outcome } from '../errors/outcome';
import type { Reply } from '../send/transmit';

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
	 * @param taken how many results came so far
	 */
	next(last: Page | undefined, missing: number | undefined, taken: number): Fields | undefined;
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

const broken = (message: string, description: string): Outcome<never> => ({
	kind: 'rejected',
	errorInfo: { message, description, failure: { cause: 'temporarily-unavailable' } },
});

const REPEATING = broken(
	'The list never ends: the vendor gave the same page twice',
	'Nothing is given out, because nobody can tell which entries are missing. Turn off Return All and set a Limit that fits one page, or narrow the filters.',
);

const ENDLESS = broken(
	`The list is longer than ${MOST_PAGES} pages`,
	'Nothing is given out, because the rest would be missing without a sign. Set a Limit, or narrow the filters.',
);

/** Finds out that a page was asked for, or came, before. An empty one comes again and again by right. */
class Seen {
	private readonly hashes = new Set<string>();

	isNew(...parts: unknown[]): boolean {
		const hash = createHash('sha256').update(JSON.stringify(parts)).digest('base64');
		const isNew = !this.hashes.has(hash);
		this.hashes.add(hash);
		return isNew;
	}
}

/**
 * Asks for page after page until there are as many results as wanted, or no more.
 *
 * @param wanted the node's Limit; 0 = all
 * @param ask sends one page's request through the limiter, with these fields added to its query
 * @returns all that was wanted, or the outcome of the page that failed: never a part of a list. A
 * server that repeats itself, or does not end after 1,000 pages, is a failure too.
 */
export async function collectPages<T>(
	paging: Paging,
	wanted: number,
	ask: (query: Fields) => Promise<Outcome<Fetched<T>>>,
): Promise<Outcome<T[]>> {
	const items: T[] = [];
	const seen = new Seen();
	let last: Page | undefined;
	for (let page = 0; page <= MOST_PAGES; page += 1) {
		const missing = wanted > 0 ? wanted - items.length : undefined;
		const query = missing === 0 ? undefined : paging.next(last, missing, items.length);
		if (query === undefined) return { kind: 'delivered', value: items };
		if (page === MOST_PAGES) break;
		if (!seen.isNew('query', query)) return REPEATING;
		const outcome = await ask(query);
		if (outcome.kind !== 'delivered') return outcome;
		const { body, items: found } = outcome.value;
		const entries = paging.entries(body);
		if (entries.length > 0 && !seen.isNew('entries', entries)) return REPEATING;
		for (const item of found.slice(0, missing)) items.push(item);
		last = { body, query };
	}
	return ENDLESS;
}
