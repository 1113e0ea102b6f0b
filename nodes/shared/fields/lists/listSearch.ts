import type {
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
	INodePropertyOptions,
} from 'n8n-workflow';

import { InputError, nodeError, notSent } from '../../transport';
import type { Outcome } from '../../transport';
import { pagesOf } from './pagesOf';
import type { Reading } from './pagesOf';
import { cursorIn, tokenOf } from './pageToken';
import type { Cursor } from './pageToken';
import type { VendorList } from './vendorList';

// As many as make the dropdown scroll: only then does n8n ask for more.
const ENOUGH = 20;

interface Found {
	items: INodeListSearchItems[];
	/** How many entries came, also those that are not offered. */
	came: number;
	/** Where the list goes on. */
	next?: Cursor;
	/** What ended it before its end. */
	failed?: Outcome<unknown>;
}

const isUsable = ({ name, value }: INodeListSearchItems) => value !== '' && name !== '';

/** The choices of a list as far as wanted. */
async function collect(
	context: ILoadOptionsFunctions,
	list: VendorList,
	reading: Reading,
	enough: number,
): Promise<Found> {
	const wanted = (reading.filter ?? '').trim().toLowerCase();
	const isSearched = wanted !== '' && list.search !== undefined;
	const fits = ({ name }: INodeListSearchItems) => isSearched || name.toLowerCase().includes(wanted);
	const found: Found = { items: [], came: 0, next: reading.from };
	for await (const page of pagesOf(context, list, reading)) {
		if (page.kind !== 'delivered') return { ...found, failed: page };
		const { entries, next } = page.value;
		found.items.push(...list.toItems(entries).filter(isUsable).filter(fits));
		found.came += entries.length;
		found.next = next;
		if (found.items.length >= enough) break;
	}
	return found;
}

const byName = (a: INodeListSearchItems, b: INodeListSearchItems) => a.name.localeCompare(b.name);

/** An empty list says why: n8n shows this in the dropdown's place, and the other modes stay usable. */
function nothing({ platform: { name }, what, whenEmpty, leftOut }: VendorList, came: number): Outcome<never> {
	const isLeftOut = came > 0 && leftOut !== undefined;
	return notSent(
		new InputError(
			isLeftOut ? `None of the ${what} in ${name} can be chosen` : `There are no ${what} in ${name}`,
			isLeftOut ? leftOut : whenEmpty,
		),
	);
}

/**
 * Fills a resource locator's list through the transport, a page or more at a time; n8n asks for the
 * rest as the user scrolls.
 *
 * @param filter what the user typed into the search
 * @param token where an earlier answer said that the list goes on
 * @throws NodeApiError where nothing can be had within 5 seconds, or there is nothing to choose from
 */
export async function listSearch(
	context: ILoadOptionsFunctions,
	list: VendorList,
	filter?: string,
	token?: string,
): Promise<INodeListSearchResult> {
	const from = cursorIn(token);
	const { items, came, next, failed } = await collect(context, list, { filter, from }, ENOUGH);
	const isBlank = items.length === 0 && next === undefined && from === undefined && !filter?.trim();
	const why = isBlank ? nothing(list, came) : undefined;
	const outcome = items.length === 0 ? (failed ?? why) : undefined;
	if (outcome !== undefined) throw nodeError(context.getNode(), 0, outcome);
	const isWhole = from === undefined && next === undefined;
	const results = isWhole && !list.keepsOrder ? [...items].sort(byName) : items;
	return next === undefined ? { results } : { results, paginationToken: tokenOf(next) };
}

/** n8n's method behind a resource locator's list. */
export const listSearchOf = (list: VendorList) =>
	async function (
		this: ILoadOptionsFunctions,
		filter?: string,
		paginationToken?: string,
	): Promise<INodeListSearchResult> {
		return await listSearch(this, list, filter, paginationToken);
	};

/**
 * n8n's method behind a choice of several: all that comes within 5 seconds.
 *
 * @throws NodeApiError where nothing comes in that time
 */
export const loadOptionsOf = (list: VendorList) =>
	async function (this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
		const { items, failed } = await collect(this, list, {}, Infinity);
		if (items.length === 0 && failed !== undefined) throw nodeError(this.getNode(), 0, failed);
		return list.keepsOrder ? items : [...items].sort(byName);
	};
