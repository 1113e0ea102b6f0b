import { createHash } from 'node:crypto';
import type { IDataObject, ILoadOptionsFunctions } from 'n8n-workflow';

import { isObject } from '../../object';
import {
	checkedValueAsync,
	clock,
	entriesIn,
	fillFromCredential,
	InputError,
	notSent,
	requestOutcome,
} from '../../transport';
import type { Outcome } from '../../transport';
import { isBlank } from '../blank';
import { offsetPages } from './pagedList';
import type { Cursor } from './pageToken';
import { wordIn } from './vendorList';
import type { VendorList } from './vendorList';

// A dropdown that keeps people waiting is taken for broken.
const LONGEST_WAIT_MS = 5_000;
const MOST_PAGES = 20;

/** Sends what the document shows; goes on only where the answer says that there is more. */
const WHERE_TOLD_SO = offsetPages({ most: 100, bareFirst: true });

/** One page of a list. */
export interface ListPage {
	entries: IDataObject[];
	/** Undefined where this was the last one. */
	next?: Cursor;
}

/** What is looked for, and from where on. */
export interface Reading {
	/** What the user typed into the search. */
	filter?: string;
	/** From the beginning unless said otherwise. */
	from?: Cursor;
}

/** An entry that is nothing but its name. */
function entryOf(entry: unknown): IDataObject[] {
	if (isObject(entry)) return [entry];
	const word = wordIn(entry);
	return word === undefined ? [] : [{ id: word, name: word }];
}

const noList = ({ platform: { name }, what }: VendorList): Outcome<never> =>
	notSent(
		new InputError(
			`${name} answered without a list of ${what}`,
			'Check the Base URL in the credential. The value can be given by hand, too.',
		),
	);

const markOf = (entries: readonly unknown[]) =>
	createHash('sha256').update(JSON.stringify(entries)).digest('base64').slice(0, 16);

function pageOf(list: VendorList, { query, taken, pages, before }: Cursor, body: unknown): Outcome<ListPage> {
	const found = entriesIn(body) ?? (isBlank(body) ? [] : undefined);
	if (found === undefined) return noList(list);
	const mark = markOf(found);
	// A server that knows no pages gives the first one again.
	if (mark === before) return { kind: 'delivered', value: { entries: [] } };
	const { paging = WHERE_TOLD_SO } = list;
	const sofar = { taken: taken + found.length, pages: pages + 1 };
	const following = paging.next({ body, query }, undefined, sofar.taken, sofar.pages);
	const next = following && { query: following as IDataObject, ...sofar, before: mark };
	return { kind: 'delivered', value: { entries: found.flatMap(entryOf), next } };
}

/** The address, with what stands in the credential. */
const addressOf = async (context: ILoadOptionsFunctions, { platform }: VendorList, url: string) =>
	await checkedValueAsync(async () =>
		fillFromCredential(url, platform, await context.getCredentials(platform.credential)),
	);

/**
 * The pages of a list through the transport, as far as they come within 5 seconds and on 20 pages. An
 * outcome that is no success is the last.
 */
export async function* pagesOf(
	context: ILoadOptionsFunctions,
	list: VendorList,
	{ filter = '', from }: Reading = {},
): AsyncGenerator<Outcome<ListPage>> {
	const search = filter.trim() === '' ? undefined : list.search;
	const address = await addressOf(context, list, search?.url ?? list.url);
	if ('refused' in address) return yield address.refused;
	const url = address.value;
	const overAt = clock.now() + LONGEST_WAIT_MS;
	const policy = {
		effect: 'read',
		route: `GET ${url}`,
		maxWaitMs: LONGEST_WAIT_MS,
		deadline: overAt,
		overAt,
	} as const;
	const own = { ...list.query, ...search?.query(filter.trim()) };
	const { paging = WHERE_TOLD_SO } = list;
	const first = { query: (paging.next(undefined, undefined, 0, 0) ?? {}) as IDataObject, taken: 0, pages: 0 };
	let cursor: Cursor | undefined = from ?? first;
	for (let page = 0; cursor !== undefined && page < MOST_PAGES; page += 1) {
		const qs = { ...own, ...cursor.query };
		const request = { method: 'GET', url, qs } as const;
		const answer = await requestOutcome(context, list.platform, request, policy);
		const outcome: Outcome<ListPage> =
			answer.kind === 'delivered' ? pageOf(list, cursor, answer.value.body) : answer;
		yield outcome;
		cursor = outcome.kind === 'delivered' ? outcome.value.next : undefined;
	}
}
