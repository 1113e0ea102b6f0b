import type { IDataObject } from 'n8n-workflow';

import { InputError } from '../transport';
import type { Effect, Paging, Platform } from '../transport';
import { refuseBlankAudience } from './audience';
import { customFields } from './customFields';
import type { CustomWords, PagingChoice } from './customFields';
import type { ItemView } from './itemView';
import { knownOperation, routeTemplate } from './knownRoutes';
import { operationsOf, resource } from './operation';
import type { Resource } from './operation';
import { itemsOf, listItems } from './shape';
import type { Check, Handling, Operation, OperationSpec, Shape } from './spec';

/** Paths that reach many, should an endpoint be none of the node's own. */
const MANY = /broadcast|blast|bulk|campaign/i;

const READS = ['GET', 'HEAD'];
const REPEATABLE = ['PUT', 'DELETE'];

/** What repeating a request does: as HTTP means its method, unless the user knows better. */
function effectOf(method: string, isSafe: unknown): Effect {
	if (isSafe === false) return 'send';
	if (READS.includes(method)) return 'read';
	return isSafe === true || REPEATABLE.includes(method) ? 'idempotent' : 'send';
}

/** A request as checks of operations with fields expect it: with a body, even if there is none. */
const withBody = <R extends { body?: unknown }>(request: R) => ({
	...request,
	body: request.body ?? {},
});

/** A list in the query goes out as its name, repeated: whoever needs brackets writes them. */
const repeatLists: Check = (request) => {
	request.arrayFormat = 'repeat';
};

/** Refuses endpoints whose operation does more than send, such as granting credits only once. */
const refuseSurrounded =
	(known: readonly Operation[]): Check =>
	(request) => {
		const same = knownOperation(known, request);
		if (same?.once === undefined) return;
		throw new InputError(
			`This request is what the operation ${same.name} is for`,
			'Nothing was sent. That operation keeps a record so that nothing is done twice, which a custom request does not: use it instead.',
		);
	};

const audienceOf =
	(known: readonly Operation[]): Check =>
	(request, item) => {
		const { method = '', url = '' } = request;
		if ([...READS, 'DELETE'].includes(method)) return;
		const { audience } = knownOperation(known, request) ?? {};
		// The checks of an operation are written for what its fields can give; free JSON can hold more.
		if (audience !== undefined || MANY.test(url)) refuseBlankAudience(request, item);
		audience?.(withBody(request), item);
	};

/** The way to page that an item chose. */
const pagesFor = (paging: readonly PagingChoice[], { values }: ItemView): Paging | undefined =>
	paging.length === 0 ? undefined : paging.find(({ value }) => value === values.pagination)?.pages;

const shapeOf =
	(paging: readonly PagingChoice[]): Shape =>
	({ body, headers, statusCode }, item) => {
		if (pagesFor(paging, item) !== undefined) return listItems(body);
		const { method, 'options.fullResponse': isFull } = item.values;
		// The answer to HEAD is nothing else.
		if (isFull !== true && method !== 'HEAD') return itemsOf(body);
		const json: unknown = { statusCode, headers: { ...headers }, body: body === '' ? null : body };
		return [{ json: json as IDataObject }];
	};

function specOf(
	platform: Platform,
	known: readonly Operation[],
	words: CustomWords,
): OperationSpec {
	const { paging = [] } = words;
	return {
		value: 'send',
		name: 'Send',
		action: 'Send custom request',
		description: `Call an endpoint of ${platform.name} that this node has no operation for`,
		source: {
			document: "the user's own",
			certainty: 'by convention',
			note: 'Method, path, query and body are written in the node; only the host is fixed.',
		},
		effect: 'send',
		risk: 'anything',
		request: { method: 'GET', url: '/' },
		fields: customFields(platform, words),
		checks: [repeatLists, refuseSurrounded(known)],
		audience: audienceOf(known),
		dryRun: true,
		handlingOf(request, item): Handling {
			const { method = '', url = '' } = request;
			const same = knownOperation(known, request);
			const effect = effectOf(method, item.values['options.safeToRepeat']);
			// Two changes of one thing must not overtake each other.
			const address = effect === 'read' ? undefined : url;
			return {
				effect,
				route: `${method} ${same?.request.url ?? routeTemplate(url)}`,
				platform: same?.platform ?? platform,
				recipient: same?.recipient?.(withBody(request)) ?? address,
				pages: pagesFor(paging, item),
			};
		},
		output: shapeOf(paging),
		// What the endpoint answers, nobody knows.
		outputSchema: {},
	};
}

/**
 * The resources of a node with one more: a request that the user writes, sent the same way as all others.
 * Where it is the same as one of the node's operations, it counts for the same limit, keeps the same
 * order, needs the same audience and is explained with the same words.
 *
 * @param platform the vendor's data
 * @param resources what the node can do besides
 */
export function withCustomRequest(
	platform: Platform,
	resources: readonly Resource[],
	words: CustomWords,
): Resource[] {
	const known = resources.flatMap(({ operations }) => operations);
	const send = operationsOf(platform)(specOf(platform, known, words));
	return [...resources, resource('customRequest', 'Custom Request', [send])];
}
