import { email, inBody, keyValues, phone, PHONE_FORM, text } from '../../shared/fields';
import { channelChoice } from '../channels';

/** The first name, which the contact schema demands of every contact. */
export const firstName = text({
	displayName: 'First Name',
	name: 'firstName',
	placeholder: 'e.g. Jane',
	description: 'The given name of the contact, which HueChat demands',
	to: inBody('first_name'),
});

/** What a contact has besides its first name. */
export const contactFields = [
	email({
		displayName: 'Email',
		name: 'email',
		description: 'The email address of the contact, such as jane@example.com',
		to: inBody('email'),
	}),
	text({
		displayName: 'Last Name',
		name: 'lastName',
		placeholder: 'e.g. Smith',
		description: 'The family name of the contact',
		to: inBody('last_name'),
	}),
	...keyValues({
		displayName: 'Metadata',
		name: 'metadata',
		description: 'Your own data about the contact, such as a customer number: the key is a name of your choice',
		to: inBody('metadata'),
	}),
	phone({
		displayName: 'Phone',
		name: 'phone',
		style: 'plus',
		description: `The number to which WhatsApp messages and SMS go. ${PHONE_FORM}`,
		to: inBody('phone'),
	}),
	channelChoice(
		'Preferred Channel',
		'preferredChannel',
		'The channel on which the contact prefers to be reached',
		inBody('preferred_channel'),
	),
];
