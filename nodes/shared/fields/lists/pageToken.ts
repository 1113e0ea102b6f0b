import { jsonParse } from 'n8n-workflow';
import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../../object';

/** Where a list goes on. */
export interface Cursor {
	/** The query of the page. */
	query: IDataObject;
	/** How many entries came before. */
	taken: number;
	/** How many pages came before. */
	pages: number;
	/** What the page before held: a server that knows no pages gives the same one again. */
	before?: string;
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;

const isPlain = (value: unknown) => typeof value === 'string' || typeof value === 'number';

/** A place in a list as n8n's editor keeps it until the user scrolls on. */
export const tokenOf = (cursor: Cursor): string => JSON.stringify(cursor);

/**
 * The place that a token names.
 *
 * @returns undefined for what is no token of ours: the list then begins anew
 */
export function cursorIn(token: string | undefined): Cursor | undefined {
	if (token === undefined || token === '') return undefined;
	const found = jsonParse<unknown>(token, { fallbackValue: null });
	if (!isObject(found)) return undefined;
	const { query, taken, pages, before } = found;
	if (!isObject(query) || !Object.values(query).every(isPlain)) return undefined;
	if (!isCount(taken) || !isCount(pages)) return undefined;
	return { query, taken, pages, before: typeof before === 'string' ? before : undefined };
}
