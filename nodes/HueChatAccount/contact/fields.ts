import { email, flag, inBody, phone, PHONE_FORM, text, url } from '../../shared/fields';
import { customAttributes } from '../fields';

/** What an update may empty: not the name, and pictures are removed by another call in v1's family. */
export const clearable = [
	email({
		displayName: 'Email',
		name: 'email',
		description: 'The email address of the contact, such as jane@example.com',
		to: inBody('email'),
	}),
	text({
		displayName: 'Identifier',
		name: 'identifier',
		placeholder: 'e.g. crm-1042',
		description: 'The ID of this person in your own system; no other contact may have it',
		to: inBody('identifier'),
	}),
	phone({
		displayName: 'Phone',
		name: 'phoneNumber',
		style: 'plus',
		description: `The phone number of the contact, which WhatsApp messages go to. ${PHONE_FORM}`,
		to: inBody('phone_number'),
	}),
];

/** What new and known contacts have in common. */
export const fields = [
	...clearable,
	url({
		displayName: 'Avatar URL',
		name: 'avatarUrl',
		placeholder: 'e.g. https://example.com/face.png',
		description: 'The address of a picture that HueChat can download without a login',
		to: inBody('avatar_url'),
	}),
	text({
		displayName: 'Name',
		name: 'name',
		placeholder: 'e.g. Jane Doe',
		description: 'First and last name of the contact, as one text',
		to: inBody('name'),
	}),
	...customAttributes,
];

export const blocked = flag({
	displayName: 'Blocked',
	name: 'blocked',
	description: 'Whether messages from this contact are blocked, so that nobody sees them',
	to: inBody('blocked'),
});
