import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../../object';
import { decodeBody } from './body';

// Where vendors put a list, in the order in which it is looked for.
const LISTS = ['data', 'payload', 'items', 'results', 'records', 'entries', 'rows', 'list', 'docs'];
// What they wrap around an envelope.
const WRAPPERS = ['data', 'payload', 'result', 'results', 'response', 'body', '_embedded'];
// Lists that stand beside the one that was asked for.
const ASIDE = new Set(['errors', 'warnings', 'links', 'included']);

/** The only list in an object, such as `templates`; undefined where it has several, or is one thing itself. */
function namedList(envelope: IDataObject): unknown[] | undefined {
	if (envelope.id !== undefined) return undefined;
	const lists = Object.entries(envelope).filter(([name, value]) => Array.isArray(value) && !ASIDE.has(name));
	return lists.length === 1 ? (lists[0][1] as unknown[]) : undefined;
}

/**
 * The list in an answer, whatever its entries are: bare, under one of the usual names (`data`, `payload`,
 * `items`, `results` …), or under a name of its own such as `templates`; with wrappers around it, such as
 * `{"success": true, "data": {"templates": […]}}`.
 *
 * @returns undefined where the answer holds none; an empty list is one
 */
export function listIn(body: unknown): unknown[] | undefined {
	let inner = decodeBody(body);
	let named: unknown[] | undefined;
	// Not by calling itself: how often it is wrapped is the vendor's choice.
	while (isObject(inner)) {
		const envelope = inner;
		const list = LISTS.map((name) => envelope[name]).find((value) => Array.isArray(value));
		if (list !== undefined) return list as unknown[];
		named = namedList(envelope) ?? named;
		inner = WRAPPERS.map((name) => envelope[name]).find(isObject);
	}
	return Array.isArray(inner) ? (inner as unknown[]) : named;
}

/** The entries of an answer's list; a `null` in a list stands for none. */
export function entriesIn(body: unknown): unknown[] | undefined {
	return listIn(body)?.filter((entry) => entry !== null && entry !== undefined);
}

// Flags, counts and paging tell of a list; a text tells of something else.
const isAside = (value: unknown) => typeof value !== 'string' && !Array.isArray(value);

/**
 * Whether an answer to the call for a list holds nothing: no body, `{}`, or a `null` where the list would
 * stand, as servers in Go write an empty one.
 */
function holdsNothing(body: unknown): boolean {
	let inner = decodeBody(body);
	while (isObject(inner)) {
		const envelope = inner;
		if (envelope.id !== undefined) return false;
		const values = Object.values(envelope);
		if (values.length === 0 || LISTS.some((name) => envelope[name] === null)) return true;
		const within = WRAPPERS.map((name) => envelope[name]).find(isObject);
		if (within === undefined) return values.includes(null) && values.every(isAside);
		inner = within;
	}
	return inner === undefined || inner === null || (typeof inner === 'string' && inner.trim() === '');
}

/**
 * The entries of the answer to a call for a list: none also where it holds nothing. Not for what must tell
 * an empty list from an answer without one.
 *
 * @returns undefined where the answer holds something else
 */
export const listedIn = (body: unknown): unknown[] | undefined =>
	entriesIn(body) ?? (holdsNothing(body) ? [] : undefined);

/** The objects in an answer's list, as {@link listIn} finds it. */
export const entriesOf = (body: unknown): IDataObject[] => (listIn(body) ?? []).filter(isObject);
