import { email, flag, inBody, phone, text, url } from '../../shared/fields';
import { customAttributes } from '../fields';

/** What an update may empty: not the name, and pictures are removed by another call in v1's family. */
export const clearable = [
	email({ displayName: 'Email', name: 'email', to: inBody('email') }),
	text({
		displayName: 'Identifier',
		name: 'identifier',
		description: 'The ID of this person in your own system',
		to: inBody('identifier'),
	}),
	phone({
		displayName: 'Phone',
		name: 'phoneNumber',
		style: 'plus',
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
		description: 'A public URL from which HueChat can download the picture',
		to: inBody('avatar_url'),
	}),
	text({ displayName: 'Name', name: 'name', to: inBody('name') }),
	...customAttributes,
];

export const blocked = flag({
	displayName: 'Blocked',
	name: 'blocked',
	description: 'Whether messages from this contact are blocked',
	to: inBody('blocked'),
});
