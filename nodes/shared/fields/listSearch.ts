import type {
	IDataObject,
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
} from 'n8n-workflow';

import { clock, collectPages, entriesOf, nodeError, requestOutcome } from '../transport';
import type { Paging, Platform } from '../transport';
import { offsetPages } from './pagedList';

// A dropdown that keeps people waiting is taken for broken.
const LONGEST_WAIT_MS = 5_000;
const MOST_PAGES = 20;

/** Sends what the document shows; goes on only where the answer says that there is more. */
const WHERE_TOLD_SO = offsetPages({ most: 100, bareFirst: true });

const bounded = (paging: Paging): Paging => ({
	...paging,
	next: (last, missing, taken, pages) =>
		pages < MOST_PAGES ? paging.next(last, missing, taken, pages) : undefined,
});

/**
 * Fills a resource locator's list through the transport, page after page. What came within 5 seconds, or
 * on 20 pages, is shown.
 *
 * @param url relative address of the vendor's list
 * @param filter what the user typed into the search
 * @param toItem makes a choice of one entry
 * @param paging how the list goes on
 * @throws NodeApiError where the first page cannot be had in that time
 */
export async function listSearch(
	context: ILoadOptionsFunctions,
	platform: Platform,
	url: string,
	filter: string | undefined,
	toItem: (entry: IDataObject) => INodeListSearchItems,
	paging: Paging = WHERE_TOLD_SO,
): Promise<INodeListSearchResult> {
	const overAt = clock.now() + LONGEST_WAIT_MS;
	const policy = {
		effect: 'read',
		route: `GET ${url}`,
		maxWaitMs: LONGEST_WAIT_MS,
		deadline: overAt,
		overAt,
	} as const;
	let found: IDataObject[] | undefined;
	const outcome = await collectPages<IDataObject>(bounded(paging), 0, async (qs) => {
		const page = await requestOutcome(
			context,
			platform,
			{ method: 'GET', url, qs: qs as IDataObject },
			policy,
		);
		if (page.kind !== 'delivered') return page;
		const { body } = page.value;
		const items = entriesOf(body);
		found = [...(found ?? []), ...items];
		return { kind: 'delivered', value: { body, items } };
	});
	const entries = outcome.kind === 'delivered' ? outcome.value : found;
	if (entries === undefined) throw nodeError(context.getNode(), 0, outcome);
	const wanted = (filter ?? '').trim().toLowerCase();
	const results = entries
		.map(toItem)
		.filter(({ name, value }) => value !== '' && name.toLowerCase().includes(wanted))
		.sort((a, b) => a.name.localeCompare(b.name));
	return { results };
}
