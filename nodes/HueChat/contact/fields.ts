import { email, inBody, keyValues, phone, text } from '../../shared/fields';
import { channelChoice } from '../channels';

/** The first name, which the contact schema demands of every contact. */
export const firstName = text({
	displayName: 'First Name',
	name: 'firstName',
	placeholder: 'e.g. Jane',
	to: inBody('first_name'),
});

/** What a contact has besides its first name. */
export const contactFields = [
	email({ displayName: 'Email', name: 'email', to: inBody('email') }),
	text({
		displayName: 'Last Name',
		name: 'lastName',
		placeholder: 'e.g. Smith',
		to: inBody('last_name'),
	}),
	...keyValues({
		displayName: 'Metadata',
		name: 'metadata',
		description: 'Your own data about the contact',
		to: inBody('metadata'),
	}),
	phone({ displayName: 'Phone', name: 'phone', style: 'plus', to: inBody('phone') }),
	channelChoice(
		'Preferred Channel',
		'preferredChannel',
		'The channel on which the contact prefers to be reached',
		inBody('preferred_channel'),
	),
];
