import type { IDataObject } from 'n8n-workflow';

import { contentHash } from '../message/contentHash';

/** One of the objects that a call brought, and what tells it from the others. */
export interface Part {
	body: IDataObject;
	/** undefined where the call brought one object only. */
	place?: string;
}

/** The objects of a call, each with its place where there are several. */
export function partsOf(bodies: readonly IDataObject[]): Part[] {
	if (bodies.length === 1) return [{ body: bodies[0] }];
	// The content too: a header that is the same for every call must not drop what is new.
	return bodies.map((body, index) => ({ body, place: `${index}:${contentHash(body)}` }));
}

/** What an id names that is the whole call's: of several objects each has its own, at every attempt the same. */
export const idOfPart = (id: string, { place }: Pick<Part, 'place'>): string =>
	place === undefined ? id : `${id} ${place}`;
