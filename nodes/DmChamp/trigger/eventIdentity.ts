import type { IDataObject } from 'n8n-workflow';

import { contentHash, objectsIn, pickId, STATUS_NAMES } from '../../shared/webhook';
import type { FlatMessage, Media } from '../../shared/webhook';
import { isAboutMessage } from './eventDirection';

const MESSAGE_IDS = ['message_id', 'message_sid', 'wamid'];

// A message arrives once, whatever else about its contact has changed at the next attempt to say so.
const ARRIVAL = /received|inbound|incoming|new[\s._-]?message|^message$|message[\s._-]?created/i;

/**
 * The id of the message that an event is about: under a name of its own, or as the `id` of a `message`. Of
 * an appointment or a tag such a message is only the last one that there was.
 *
 * @param name of the event; null where it has none
 */
export function messageIdIn(places: readonly IDataObject[], name: string | null): string | null {
	const messages = objectsIn(places, ['message']);
	const named = pickId([...places, ...messages], MESSAGE_IDS);
	return named ?? (name === null || isAboutMessage(name) ? pickId(messages, ['id', 'sid']) : null);
}

// A file's address is signed anew for each call.
const withoutQuery = ({ url }: Media): string => url.split(/[?#]/, 1)[0];

/**
 * Keeps apart what happens to one message, where its id is all that tells which delivery it is: it may
 * be sent, read, edited and reacted to under one name.
 */
export function kindOfEvent(
	{ event, type, text, media }: Pick<FlatMessage, 'event' | 'media' | 'text' | 'type'>,
	body: IDataObject,
	places: readonly IDataObject[],
): string {
	const isArrival = ARRIVAL.test(event) && (text !== null || media.length > 0);
	const told = isArrival
		? [pickId(places, STATUS_NAMES), type, text, media.map(withoutQuery)]
		: [contentHash(body)];
	return `event:${event}:${JSON.stringify(told)}`;
}
