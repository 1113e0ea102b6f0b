import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../../object';
import { contentHash } from '../message/contentHash';
import { objectsIn, pickId } from '../message/pick';
import { MOST_ENTRIES, readObjects, TOO_MANY } from './body';
import type { Call, Result } from './body';
import { areEvents, isAboutSomething, within } from './entries';

/** One of the objects that a call brought, and what tells it from the others. */
export interface Part {
	body: IDataObject;
	/** undefined where the call brought one object only. */
	place?: string;
	/** What stood around it, where it was an entry of a list in there: its id is that of all of them. */
	envelope?: IDataObject;
}

/** A part with what of it is its own: the envelope may be long, and is the same for all. */
type Split = Part & { entry: IDataObject };

const isList = (value: unknown): value is IDataObject[] =>
	Array.isArray(value) && value.length > 0 && value.every(isObject);

/** Whether an envelope is about nothing itself: a list beside an event's own subject is a part of that event. */
const isBare = (envelope: IDataObject): boolean =>
	objectsIn([envelope], ['data', 'payload', 'custom_data']).length === 0 && !isAboutSomething({ ...envelope, id: null });

/** The entries of an envelope, each with the rest of the envelope around it. */
function split(body: IDataObject): Split[] {
	const { events, ...around } = body;
	// One too: without its envelope it says what happened, and the envelope does not.
	if (isList(events) && isBare(around)) {
		return events.map((entry) => ({ body: within(around, entry), entry, envelope: around }));
	}
	for (const name of ['data', 'payload']) {
		const { [name]: list, ...envelope } = body;
		if (isList(list) && list.length > 1 && isBare(envelope) && areEvents(list, envelope)) {
			return list.map((entry) => ({ body: { ...envelope, [name]: entry }, entry, envelope }));
		}
	}
	return [{ body, entry: body }];
}

/**
 * The objects of a call, each with its place where there are several.
 *
 * @returns a refusal where they are too many
 */
export function partsOf(bodies: readonly IDataObject[]): Result<Part[]> {
	const parts = bodies.flatMap(split);
	if (parts.length > MOST_ENTRIES) return TOO_MANY;
	if (parts.length === 1) return { value: parts.map(({ body, envelope }) => ({ body, envelope })) };
	// The content too: a header that is the same for every call must not drop what is new.
	return { value: parts.map(({ entry, ...part }, index) => ({ ...part, place: `${index}:${contentHash(entry)}` })) };
}

/** Reads the objects of a call's body, as {@link readObjects} does, and those of its envelopes. */
export function readParts(call: Call, bytes: Buffer): Result<Part[]> {
	const bodies = readObjects(call, bytes);
	return 'refusal' in bodies ? bodies : partsOf(bodies.value);
}

/** What tells an object from all others, once its ids are known. */
interface Identity {
	/** Its own id, or the envelope's or the call's. */
	id: string | null;
	/** The same, and for an id that several objects share its place too: at every attempt the same. */
	identity: string | null;
}

/**
 * @param own id in the object
 * @param names of ids in its envelope
 * @param ofCall id in the headers
 */
export function identityOf(
	own: string | null,
	names: readonly string[],
	ofCall: string | null,
	{ envelope, place }: Omit<Part, 'body'>,
): Identity {
	const outer = envelope === undefined ? null : pickId([envelope], names);
	const id = own ?? outer ?? ofCall;
	const isShared = own === null || own === outer;
	return { id, identity: id !== null && isShared && place !== undefined ? `${id} ${place}` : id };
}
