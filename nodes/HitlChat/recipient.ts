import { byPhone, inBody, locator, PHONE_FORM, readPhone } from '../shared/fields';
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
	description: `The WhatsApp number of the person. ${PHONE_FORM}`,
});

/** The person whose requests must not overtake each other. */
export const recipient = ({ body }: Request) =>
	(body as { recipientNumber?: string }).recipientNumber;
