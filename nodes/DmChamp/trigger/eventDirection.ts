import type { IDataObject } from 'n8n-workflow';

import { directionIn, objectsIn } from '../../shared/webhook';
import type { FlatMessage } from '../../shared/webhook';

type Direction = FlatMessage['direction'];

const isAboutMessage = (name: string): boolean => /message|msg|sms|deliver/i.test(name);

/** Whether an event's name says that it tells what has become of something: delivered, read or failed. */
export const isAboutDelivery = (name: string): boolean => /(?<!th)read|deliver|status|fail/i.test(name);

function namedDirection(name: string): Direction | undefined {
	if (/sent|outgoing|outbound/i.test(name)) return 'outgoing';
	// A status of something else, such as a campaign's, tells nothing of who wrote.
	return !isAboutMessage(name) || /received|inbound|incoming/i.test(name) ? 'incoming' : undefined;
}

/**
 * Who wrote what an event is about. What has become of a message is told to those who sent it.
 *
 * @param name null for an event that has none
 */
export function directionOf(name: string | null, places: readonly IDataObject[]): Direction {
	const objects = [...objectsIn(places, ['message']), ...places];
	const told = directionIn(objects, name === null ? undefined : namedDirection(name));
	const isOwn = name !== null && isAboutMessage(name) && isAboutDelivery(name);
	return told ?? (isOwn ? 'outgoing' : 'incoming');
}
