import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../shared/object';
import { itemsOf } from '../shared/operation';
import type { Shape } from '../shared/operation';

const WRAPPERS = ['payload', 'data', 'meta'];

/** What is inside `payload` or `data`, where the answer is such a wrapper and nothing else. */
function unwrapped(body: IDataObject): IDataObject {
	let found = body;
	// Not by calling itself: how often it is wrapped is the vendor's choice.
	while (Object.keys(found).every((key) => WRAPPERS.includes(key))) {
		const inner = found.payload ?? found.data;
		if (!isObject(inner)) return found;
		// A new contact comes beside its place in the inbox.
		const { contact, ...beside } = inner;
		if (isObject(contact)) return { ...contact, ...beside };
		found = inner;
	}
	return found;
}

/**
 * One resource: bare, as "HueChat API" states, or wrapped, as the API family of v1 gives some of them.
 * Values stay as they are, times included.
 */
export const one: Shape = ({ body }) => itemsOf(isObject(body) ? unwrapped(body) : body);

/** A list of label titles: one item with all of them. */
export const labels: Shape = ({ body }) => {
	const found = isObject(body) ? (body.payload ?? body.data ?? body.labels) : body;
	return Array.isArray(found) ? [{ json: { labels: found as string[] } }] : itemsOf(body);
};
