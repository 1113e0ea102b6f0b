import type { IExecuteSingleFunctions, IN8nHttpFullResponse, INodeExecutionData } from 'n8n-workflow';

import { isObject } from '../shared/object';

type Fields = INodeExecutionData['json'];

/** What is inside `payload` or `data`, where the answer is such a wrapper and nothing else. */
function unwrapped(body: Fields): Fields {
	const inner = body.payload ?? body.data;
	const isWrapper = Object.keys(body).every((key) => ['payload', 'data', 'meta'].includes(key));
	if (!isWrapper || !isObject(inner)) return body;
	// A new contact comes beside its place in the inbox.
	const { contact, ...beside } = inner;
	return isObject(contact) ? { ...contact, ...beside } : unwrapped(inner);
}

/**
 * A post-receive step for one resource: bare, as seed 003 states, or wrapped, as the API family of
 * v1 gives some of them. Values stay as they are, times included.
 */
export async function one(
	this: IExecuteSingleFunctions,
	items: INodeExecutionData[],
	{ body }: IN8nHttpFullResponse,
): Promise<INodeExecutionData[]> {
	return isObject(body) ? [{ json: unwrapped(body) }] : items;
}

/** A post-receive step for a list of label titles: one item with all of them. */
export async function labels(
	this: IExecuteSingleFunctions,
	items: INodeExecutionData[],
	{ body }: IN8nHttpFullResponse,
): Promise<INodeExecutionData[]> {
	const found: unknown = isObject(body) ? (body.payload ?? body.data ?? body.labels) : body;
	return Array.isArray(found) ? [{ json: { labels: found as string[] } }] : items;
}
