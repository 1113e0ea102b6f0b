import type { IDataObject } from 'n8n-workflow';

import { asText } from './pick';

// As words of an event's name: `ping`, `webhook.test`, `url_verification`, `endpoint.ping`.
const PING = /^(?:[a-z]+[\s._:-])?(?:ping|test|test[\s._-]?(?:event|webhook|connection)|url[\s._-]?verification|webhook[\s._-]?verification|verification|health[\s._-]?check)$/i;

/** Whether an event's name says that the vendor only tries out the URL. */
export const isPingName = (name: string | null): boolean => name !== null && PING.test(name.trim());

/** What a vendor wants to hear back to believe that the URL is ours. */
export function challengeIn(body: IDataObject): IDataObject | undefined {
	const challenge = asText(body.challenge);
	return challenge !== null && challenge.length <= 512 ? { challenge } : undefined;
}
