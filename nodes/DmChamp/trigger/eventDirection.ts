import type { IDataObject } from 'n8n-workflow';

import { directionIn, namedDirectionIn, objectsIn } from '../../shared/webhook';
import type { FlatMessage } from '../../shared/webhook';

type Direction = FlatMessage['direction'];

/** Whether an event's name says that it is about one message. */
export const isAboutMessage = (name: string): boolean => /message|msg|sms|deliver/i.test(name);

/** Whether an event's name says that it tells what has become of something: delivered, read or failed. */
export const isAboutDelivery = (name: string): boolean => /(?<!th)read|deliver|status|fail/i.test(name);

function directionInName(name: string): Direction | undefined {
	if (/sent|outgoing|outbound/i.test(name)) return 'outgoing';
	return /received|inbound|incoming/i.test(name) ? 'incoming' : undefined;
}

/** Without a name, a plain status may be of anything. */
const withoutStatus = (object: IDataObject): IDataObject => ({ ...object, status: null });

/**
 * Who wrote what an event is about. What has become of a message is told to those who sent it.
 *
 * @param name null for an event that has none
 */
export function directionOf(name: string | null, places: readonly IDataObject[]): Direction {
	const objects = [...objectsIn(places, ['message']), ...places];
	if (name === null) return directionIn(objects.map(withoutStatus)) ?? 'incoming';
	const inName = directionInName(name);
	// A bot may have set a tag, and a campaign have a status: neither tells who wrote.
	if (!isAboutMessage(name)) return namedDirectionIn(objects) ?? inName ?? 'incoming';
	return directionIn(objects, inName) ?? (isAboutDelivery(name) ? 'outgoing' : 'incoming');
}
