import type { IDataObject } from 'n8n-workflow';

import { asText } from './pick';

// As words of an event's name: `ping`, `webhook.test`, `url_verification`, `endpoint.ping`, `account.test`. Of anything but
// the URL, a test or verification is an event: `ab_test`, `email_verification`.
const PING =
	/^(?:[a-z]+[\s._:-]ping|[a-z]+[.:]test|(?:(?:api|callback|connection|endpoint|event|hook|integration|system|url|webhooks?)[\s._:-]?)?(?:ping|test|verification|test[\s._-]?(?:event|webhook|connection)|health[\s._-]?check))$/i;

/** Whether an event's name says that the vendor only tries out the URL. */
export const isPingName = (name: string | null): boolean => name !== null && PING.test(name.trim());

/** What a vendor wants to hear back to believe that the URL is ours. */
export function challengeIn(body: IDataObject): IDataObject | undefined {
	const challenge = asText(body.challenge);
	return challenge !== null && challenge.length <= 512 ? { challenge } : undefined;
}
