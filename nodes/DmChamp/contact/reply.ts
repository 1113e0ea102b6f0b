import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../../shared/object';
import type { Shape } from '../../shared/operation';
import type { Answer } from '../../shared/transport';
import { contactFieldsOf, contactIdOf, theContactIn } from '../shapes';

// A contact that is older than this when the answer leaves was not made by this call.
const FRESH_MS = 60_000;

/**
 * Whether an answer says that the contact was there before: HTTP 409 (help.dmchamp.com/contacts) or
 * HTTP 200 with `error_code: 409` (observed; platform-apis.md §2.1). Both are a success here: the
 * guide ("API Access") promises that creating an existing contact gives that contact.
 */
export function saysExisting({ statusCode, body }: Answer): boolean {
	if (statusCode === 409) return true;
	return statusCode < 300 && isObject(body) && Number(body.error_code) === 409;
}

/**
 * Whether the contact was made by this call.
 *
 * The flat reply ("API Access") is the same for a new contact and an existing one. HTTP 201 tells a new
 * one; an old `createdAt` tells an existing one; otherwise nobody can tell.
 *
 * @returns null where the reply does not tell
 */
export function wasCreated(answer: Answer): boolean | null {
	if (saysExisting(answer)) return false;
	const { statusCode, headers, body } = answer;
	if (statusCode === 201) return true;
	// The wrapped reply belongs to the document that answers 409 for an existing contact.
	if (isObject(body) && body.success === true && isObject(body.data)) return true;
	const contact = theContactIn(body);
	if (!isObject(contact)) return null;
	const age = Date.parse(String(headers.date)) - Date.parse(String(contact.createdAt));
	return age > FRESH_MS ? false : null;
}

/** What `contact: create` gives out, whatever the vendor's reply looks like. */
export interface CreatedContact extends IDataObject {
	/** Null only where the vendor does not tell and the contact could not be looked up. */
	id: string | null;
	/** Null where the reply does not tell. */
	created: boolean | null;
	message: string | null;
}

/** Makes one shape of all replies. */
export const toOneShape: Shape = (answer) => {
	const { body } = answer;
	const inner = isObject(body) && isObject(body.data) ? body.data.message : undefined;
	const message = isObject(body) ? (body.message ?? inner) : body;
	const json: CreatedContact = {
		...contactFieldsOf(body),
		id: contactIdOf(body) ?? null,
		created: wasCreated(answer),
		message: typeof message === 'string' && message !== '' ? message : null,
	};
	return [{ json }];
};
