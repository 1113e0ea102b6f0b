import { bareNumber, digitsOf } from '../../number';
import type { Contact } from './message';
import { asId } from './pick';

// As mail programs write it: `"Jane Smith" <jane@example.com>`.
const WITH_NAME = /^"?([^"<>]*)(?:"\s*)?<([^<>\s]+)>$/;
const NUMBER = /^\+?\d[\d\s().-]{5,}$/;
/** When something happened, or where: forms and calendars have a `from` of that kind. */
const NOBODY = /^\d{4}-\d\d-\d\d|:\/\//;
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@.]+$/;
// WhatsApp's groups and hidden numbers look like email addresses.
const WHATSAPP_ID = /@(?:g\.us|lid|broadcast|newsletter)$/i;

// E.164: at most 15 digits. Longer ones are ids, as Instagram and Messenger have them.
const isNumber = (text: string): boolean => NUMBER.test(text) && digitsOf(text).length <= 15;

/**
 * Whom a text under `from` or the like names, by its form: a phone number, an email address or an id.
 *
 * An id has a digit and no blank in it: words such as `contact`, `web` or `Jane` say a role, a channel or a
 * name, and everybody of whom they are said would share one session.
 */
export function contactNamed(value: unknown): Partial<Contact> {
	const text = asId(value);
	if (text === null || NOBODY.test(text)) return {};
	const bare = bareNumber(text);
	if (isNumber(bare)) return { phone: bare };
	if (WHATSAPP_ID.test(bare)) return { id: bare };
	const [, name, address] = WITH_NAME.exec(text) ?? [undefined, '', text];
	if (EMAIL.test(address)) return { email: address, name: asId(name) };
	return /\d/.test(text) && !/\s/.test(text) ? { id: text } : {};
}
