import type { IDataObject } from 'n8n-workflow';

import { contentHash, objectsIn, pickId, STATUS_NAMES } from '../../shared/webhook';
import type { FlatMessage } from '../../shared/webhook';

const MESSAGE_IDS = ['message_id', 'message_sid', 'wamid'];

// A message arrives once, whatever else about its contact has changed at the next attempt to say so.
const ARRIVAL = /received|inbound|incoming|new[\s._-]?message/i;

/** The id of the message that an event is about: under a name of its own, or as the `id` of a `message`. */
export function messageIdIn(places: readonly IDataObject[]): string | null {
	const messages = objectsIn(places, ['message']);
	return pickId([...places, ...messages], MESSAGE_IDS) ?? pickId(messages, ['id', 'sid']);
}

/**
 * Keeps apart what happens to one message, where its id is all that tells which delivery it is: it may
 * be sent, read, edited and reacted to under one name.
 */
export function kindOfEvent(
	{ event, type, text }: Pick<FlatMessage, 'event' | 'type' | 'text'>,
	body: IDataObject,
	places: readonly IDataObject[],
): string {
	const isArrival = ARRIVAL.test(event) && text !== null;
	const told = isArrival ? [pickId(places, STATUS_NAMES), type, text] : [contentHash(body)];
	return `event:${event}:${JSON.stringify(told)}`;
}
