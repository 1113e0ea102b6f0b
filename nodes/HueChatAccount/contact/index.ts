import { resource } from '../../shared/operation/operation';
import { emailAt } from '../../shared/fields/email';
import { phoneAt, phoneField } from '../../shared/fields/phone';
import { webAddressAt } from '../../shared/fields/webAddress';
import { createOf, deleteOf, getOf, getPagesOf, updateOf } from '../crud';
import { bodyField, bodyId, customAttributes } from '../fields';
import { idAt } from '../ids';
import { paths } from '../paths';
import { search } from './search';
import { sort } from './sort';

const thing = { one: 'a contact', many: 'contacts' };

const fields = [
	bodyField('Avatar URL', 'avatar_url', { placeholder: 'e.g. https://example.com/face.png' }),
	bodyField('Email', 'email', { placeholder: 'name@email.com' }),
	bodyField('Identifier', 'identifier', { description: 'The ID of this person in your own system' }),
	bodyField('Name', 'name'),
	{
		...phoneField('Phone', 'phone_number', 'With its country code'),
		name: 'phoneNumber',
		required: undefined,
	},
];

const checks = [
	phoneAt(['body', 'phone_number'], 'plus', 'Phone'),
	emailAt(['body', 'email'], 'Email'),
	webAddressAt(['body', 'avatar_url'], 'Avatar URL'),
];

const create = createOf(paths.contact.create, thing, {
	required: [bodyId('inboxId', 'inbox_id')],
	optional: [
		...fields,
		bodyField('Blocked', 'blocked', {
			type: 'boolean',
			default: false,
			description: 'Whether messages of this contact are kept out',
		}),
	],
	free: customAttributes,
	checks: [...checks, idAt('inbox_id', 'inboxId')],
});

const update = updateOf(paths.contact.update, thing, {
	optional: fields,
	free: customAttributes,
	checks,
	note: 'Whether custom attributes are merged or replaced is not stated. Empty fields are not sent, so a field cannot be cleared.',
});

export const contact = resource('contact', 'Contact', [
	create,
	deleteOf(paths.contact.delete, thing),
	getOf(paths.contact.get, thing),
	getPagesOf(paths.contact.getAll, thing, { filters: [sort] }),
	search,
	update,
]);
