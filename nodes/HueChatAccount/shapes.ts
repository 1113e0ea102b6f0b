import type { IDataObject } from 'n8n-workflow';

import { firstWord, wordIn } from '../shared/fields';
import { isObject } from '../shared/object';
import { itemsOf } from '../shared/operation';
import type { Shape } from '../shared/operation';
import { entriesIn } from '../shared/transport';

// What may stand around one resource, and says nothing of it.
const WRAPPERS = new Set(['payload', 'data', 'meta', 'success', 'message']);

const holdsSomething = (value: unknown): value is IDataObject =>
	isObject(value) && Object.keys(value).length > 0;

/** The objects that stand in each other as `payload` or `data`, the outermost first. */
function layersOf(body: unknown): IDataObject[] {
	const layers: IDataObject[] = [];
	// Not by calling itself: how often it is wrapped is the vendor's choice.
	for (let inner = body; holdsSomething(inner); inner = inner.payload ?? inner.data) layers.push(inner);
	return layers;
}

const isWrapper = (layer: IDataObject) => Object.keys(layer).every((key) => WRAPPERS.has(key));

/** What is inside `payload` or `data`, where the answer is such a wrapper and nothing else. */
function unwrapped(body: unknown): unknown {
	const layers = layersOf(body);
	return layers.find((layer) => !isWrapper(layer)) ?? layers.at(-1) ?? body;
}

/**
 * One resource: bare, as "HueChat API" states, or wrapped, as the API family of v1 gives some of them.
 * Values stay as they are, times included.
 */
export const one: Shape = ({ body }) => itemsOf(unwrapped(body));

/** The same of a contact: a new one comes beside its place in the inbox. */
export const oneContact: Shape = ({ body }) => {
	const found = unwrapped(body);
	// What has an id is the contact itself.
	if (!isObject(found) || found.id !== undefined || !isObject(found.contact)) return itemsOf(found);
	const { contact, ...beside } = found;
	return [{ json: { ...(contact as IDataObject), ...beside } }];
};

const titleOf = (entry: unknown) =>
	isObject(entry) ? firstWord(entry, ['title', 'name']) : wordIn(entry);

/**
 * The titles of the labels in an answer, whatever envelope they came in, as texts or as the labels
 * themselves; also those in a resource that has some.
 *
 * @returns undefined where the answer holds no list of titles; an empty list is one
 */
export function labelsIn(body: unknown): string[] | undefined {
	const own = layersOf(body).find(({ labels }) => Array.isArray(labels));
	const titles = entriesIn(own === undefined ? body : own.labels)?.map(titleOf);
	return titles?.every((title) => title !== undefined) ? (titles as string[]) : undefined;
}

/** A list of label titles: one item with all of them. */
export const labels: Shape = ({ body }) => {
	const titles = labelsIn(body);
	return titles === undefined ? itemsOf(body) : [{ json: { labels: titles } }];
};
