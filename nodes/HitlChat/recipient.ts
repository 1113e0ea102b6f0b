import { byPhone, inBody, locator, readPhone } from '../shared/fields';
import type { Request } from '../shared/transport';

/** Whom a request is about, in every call to one person; the document shows digits alone. */
export const recipientNumber = locator({
	displayName: 'Recipient Number',
	name: 'recipientNumber',
	required: true,
	searchListMethod: 'searchCustomers',
	by: [byPhone()],
	readAs: (raw, context) => readPhone(raw, 'digits', context),
	to: inBody('recipientNumber'),
	description: 'The WhatsApp number with its country code',
});

/** The person whose requests must not overtake each other. */
export const recipient = ({ body }: Request) =>
	(body as { recipientNumber?: string }).recipientNumber;
