import type {
	IDataObject,
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
} from 'n8n-workflow';

import { isObject } from '../object';
import { deliver } from '../transport/send/vendorRequest';
import type { Platform } from '../transport/platform';
import { clock } from '../transport/state';

// A dropdown that keeps people waiting is taken for broken.
const LONGEST_WAIT_MS = 5_000;

/**
 * The list in an answer, whatever its entries are: bare, or under `data`, `payload` or `data.payload`;
 * undefined where it holds none.
 */
export function listIn(body: unknown): unknown[] | undefined {
	let inner = body;
	// Not by calling itself: how often it is wrapped is the vendor's choice.
	while (isObject(inner)) inner = inner.data ?? inner.payload;
	return Array.isArray(inner) ? inner : undefined;
}

/** The objects in an answer's list, as {@link listIn} finds it. */
export const entriesOf = (body: unknown): IDataObject[] => (listIn(body) ?? []).filter(isObject);

/**
 * Fills a resource locator's list through Delivery.
 *
 * @param url relative address of the vendor's list
 * @param filter what the user typed into the search
 * @param toItem makes a choice of one entry
 * @throws NodeApiError where the list cannot be had within 5 seconds
 */
export async function listSearch(
	context: ILoadOptionsFunctions,
	platform: Platform,
	url: string,
	filter: string | undefined,
	toItem: (entry: IDataObject) => INodeListSearchItems,
): Promise<INodeListSearchResult> {
	const overAt = clock.now() + LONGEST_WAIT_MS;
	const { body } = await deliver(
		context,
		platform,
		{ method: 'GET', url },
		{
			effect: 'read',
			route: `GET ${url}`,
			maxWaitMs: LONGEST_WAIT_MS,
			deadline: overAt,
			overAt,
		},
	);
	const wanted = (filter ?? '').trim().toLowerCase();
	const results = entriesOf(body)
		.map(toItem)
		.filter(({ name, value }) => value !== '' && name.toLowerCase().includes(wanted))
		.sort((a, b) => a.name.localeCompare(b.name));
	return { results };
}
