import { byEmail, byId, byPhone, inPath, locator, readEmail, readPhone } from '../shared/fields';
import type { ReadingContext } from '../shared/fields';
import { withoutWhatsApp } from '../shared/number';

/**
 * Brings what a user calls a contact by into the form of HueChat's address: an id stays, an email
 * address is cleaned, a phone number becomes `+` and digits (developer.huechat.ai, Manage Contacts).
 *
 * @throws InputError for what is no email address although it has an `@`, and no phone number although
 * it has no letters
 */
export function contactReference(given: string, label: string, context: ReadingContext): string {
	const text = withoutWhatsApp(given);
	if (text.includes('@')) return readEmail(text, label);
	const isPhone = /^(?:tel:|\(?\s*\+)/i.test(text) || !/[a-z]/i.test(text);
	return isPhone ? readPhone(text, 'plus', context) : text;
}

/** The contact that an operation is about. */
export const contactField = locator({
	displayName: 'Contact',
	name: 'contactId',
	required: true,
	description: "The contact's ID, phone number with country code, or email address, such as cnt_abc123def456, +447700900123 or jane@example.com",
	searchListMethod: 'searchContacts',
	by: [byId('text', 'e.g. cnt_abc123def456'), byPhone(), byEmail()],
	form: contactReference,
	to: inPath('contactId'),
});
