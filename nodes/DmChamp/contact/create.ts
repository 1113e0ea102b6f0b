import { InputError } from '../../shared/transport/errors/outcome';
import { emailAt } from '../../shared/fields/email';
import { phoneAt } from '../../shared/fields/phone';
import { sortedByName } from '../../shared/fields/sorted';
import { textListAt } from '../../shared/fields/textList';
import { operation } from '../platform';
import { details } from './details';
import { completeContact } from './lookUp';
import { saysExisting, toOneShape } from './reply';

interface Body {
	phone?: unknown;
	phoneNumber?: unknown;
	email?: unknown;
}

const isBlank = (value: unknown) => value === undefined || value === null || value === '';

export const create = operation({
	value: 'create',
	name: 'Create',
	action: 'Create a contact',
	description: 'Create a contact, or get the one that has this phone number already',
	source: {
		document: 'seed 001',
		certainty: 'documented',
		note: 'The guide has the field phone and wants a phone number or an email address; help.dmchamp.com/contacts has phoneNumber and wants it: both fields are sent. The replies (flat with id; {success, data: {contactId}}; 409; 200 with error_code 409) come out as one shape with id and created; created is null where a flat 200 does not tell. Where the vendor says "exists" without an id, the contact is looked up. The fields under Additional Fields but the names are from help.dmchamp.com/contacts.',
	},
	effect: 'send',
	request: { method: 'POST', url: '/contacts' },
	reads: ['contactBy'],
	fields: [
		{
			displayName: 'Known By',
			name: 'contactBy',
			type: 'options',
			options: [
				{ name: 'Email', value: 'email' },
				{ name: 'Phone', value: 'phone' },
				{ name: 'Phone and Email', value: 'phoneAndEmail', description: 'One of them may be empty' },
			],
			default: 'phone',
		},
		{
			displayName: 'Phone',
			name: 'phone',
			type: 'string',
			displayOptions: { show: { contactBy: ['phone', 'phoneAndEmail'] } },
			default: '',
			placeholder: 'e.g. +15551234567',
			description: 'The number with its country code',
			routing: { send: { type: 'body', property: 'phone' } },
		},
		{
			displayName: 'Email',
			name: 'email',
			type: 'string',
			displayOptions: { show: { contactBy: ['email', 'phoneAndEmail'] } },
			placeholder: 'name@email.com',
			default: '',
			routing: { send: { type: 'body', property: 'email' } },
		},
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: sortedByName([
				...details,
				{
					displayName: 'List IDs',
					name: 'listIds',
					type: 'string',
					default: '',
					placeholder: 'e.g. LIST_ID_1, LIST_ID_2',
					description:
						'Lists to put a new contact into, with commas in between or as a list. With an unknown one no contact is created.',
					routing: { send: { type: 'body', property: 'listIds' } },
				},
			]),
		},
	],
	checks: [
		phoneAt(['body', 'phone'], 'plus', 'Phone'),
		emailAt(['body', 'email'], 'Email'),
		textListAt(['body', 'listIds'], 'List IDs'),
		({ body }) => {
			const fields = body as Body | undefined;
			if (fields === undefined || (isBlank(fields.phone) && isBlank(fields.email))) {
				throw new InputError(
					'There is neither a phone number nor an email address',
					'Fill one of them; an expression there gave nothing for this item.',
				);
			}
			if (!isBlank(fields.phone)) fields.phoneNumber = fields.phone;
		},
	],
	accepts: saysExisting,
	output: [toOneShape],
	complete: completeContact,
});
