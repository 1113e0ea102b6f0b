import type { Request } from '../shared/transport/send/request';
import { phoneAt, phoneField } from '../shared/fields/phone';

/** Whom a request is about, in every call to one person. */
export const recipientNumber = phoneField(
	'Recipient Number',
	'recipientNumber',
	'The WhatsApp number with its country code',
);

/** Brings the number into the document's form: digits alone. */
export const recipientIsPhone = phoneAt(['body', 'recipientNumber'], 'digits', 'Recipient Number');

/** The person whose requests must not overtake each other. */
export const recipient = ({ body }: Request) =>
	(body as { recipientNumber?: string }).recipientNumber;
