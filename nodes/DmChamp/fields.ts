import { choice, email, id, inBody, inQuery, phone, PHONE_FORM } from '../shared/fields';
import type { Destination, Field } from '../shared/fields';

/** How a contact is pointed out: the vendor finds it by phone number or by email address. */
export interface ContactBy {
	/** What the choice is called. */
	displayName: string;
	/** Where the vendor reads it. */
	place: 'body' | 'query';
	/** How the vendor wants the number: `+15551234567` or `15551234567`. */
	style?: 'digits' | 'plus';
}

/** The choice between phone number and email address, and a field for each. */
export function contactBy({ displayName, place, style = 'plus' }: ContactBy): Field[] {
	const to = place === 'body' ? inBody : inQuery;
	return [
		choice({
			displayName,
			name: 'contactBy',
			description: 'Whether the contact is found by its phone number or by its email address',
			options: [
				{ name: 'Email', value: 'email' },
				{ name: 'Phone', value: 'phone' },
			],
			default: 'phone',
		}),
		email({
			displayName: 'Email',
			name: 'email',
			required: true,
			show: { contactBy: ['email'] },
			description: 'The email address under which DM Champ knows the contact',
			to: to('email'),
		}),
		phone({
			displayName: 'Phone',
			name: 'phone',
			style,
			required: true,
			show: { contactBy: ['phone'] },
			placeholder: 'e.g. +15551234567',
			description: `The phone number under which DM Champ knows the contact. ${PHONE_FORM}`,
			to: to('phoneNumber'),
		}),
	];
}

/** The required id of a contact. */
export const contactId = (to: Destination): Field =>
	id({
		displayName: 'Contact ID',
		name: 'contactId',
		required: true,
		placeholder: 'e.g. abc123xyz',
		description:
			'The ID that DM Champ gave the contact, as Contact: Create and Get output it. No phone number and no email address.',
		to,
	});
