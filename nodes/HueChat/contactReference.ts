import type { INodeProperties } from 'n8n-workflow';

import { normalizePhone } from '../shared/fields/phone';

/** The contact that an operation is about; the address is built from it. */
export const contactField: INodeProperties = {
	displayName: 'Contact',
	name: 'contactId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. cnt_abc123def456',
	description: "The contact's ID, phone number with country code, or e-mail address",
};

/**
 * Brings what a user calls a contact by into the form of HueChat's address: an id or e-mail stays, a
 * phone number becomes `+` and digits (developer.huechat.ai, Manage Contacts).
 *
 * @param name the field as the user sees it
 * @throws InputError for a national phone number or one of an impossible length
 */
export function contactReference(text: string, name: string): string {
	return /[a-z@]/i.test(text.replace(/^tel:/i, '')) ? text : normalizePhone(text, 'plus', name);
}
