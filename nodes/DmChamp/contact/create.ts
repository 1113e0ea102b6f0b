import { choice, collection, email, inBody, phone, PHONE_FORM, textList } from '../../shared/fields';
import type { Check } from '../../shared/operation';
import { InputError } from '../../shared/transport';
import { createdContactOutput } from '../outputs';
import { operation } from '../platform';
import { details, NOTE } from './details';
import { completeContact } from './lookUp';
import { saysExisting, toOneShape } from './reply';

/** One of the two is needed; the number goes under the names of both documents. */
const demandAddress: Check = (request) => {
	const fields = (request.body ?? {}) as { phone?: string; email?: string };
	if (fields.phone === undefined && fields.email === undefined) {
		throw new InputError(
			'There is neither a phone number nor an email address',
			'Fill in one of them. If it is an expression, it resolved to an empty value for this item.',
		);
	}
	if (fields.phone !== undefined) request.body = { ...fields, phoneNumber: fields.phone };
};

export const create = operation({
	value: 'create',
	name: 'Create',
	action: 'Create contact or get existing one',
	description: 'Create a contact by phone number or email address, or get the one that has this phone number already',
	source: {
		document: 'API Access guide',
		certainty: 'documented',
		note: `The guide has the field phone and wants a phone number or an email address; help.dmchamp.com/contacts has phoneNumber and wants it: both fields are sent. The replies (flat with id; {success, data: {contactId}}; 409; 200 with error_code 409) come out as one shape with id and created; created is null where a flat 200 does not tell. If the vendor says "exists" without an id, the contact is looked up. ${NOTE}`,
	},
	effect: 'send',
	request: { method: 'POST', url: '/contacts' },
	fields: [
		choice({
			displayName: 'Identify By',
			name: 'contactBy',
			description: 'Whether the contact has a phone number, an email address or both',
			options: [
				{ name: 'Email', value: 'email' },
				{ name: 'Phone', value: 'phone' },
				{
					name: 'Phone and Email',
					value: 'phoneAndEmail',
					description: 'One of them may be empty',
				},
			],
			default: 'phone',
		}),
		phone({
			displayName: 'Phone',
			name: 'phone',
			style: 'plus',
			show: { contactBy: ['phone', 'phoneAndEmail'] },
			placeholder: 'e.g. +15551234567',
			description: `Under which a contact that exists already is found. ${PHONE_FORM}`,
			to: inBody('phone'),
		}),
		email({
			displayName: 'Email',
			name: 'email',
			show: { contactBy: ['email', 'phoneAndEmail'] },
			description: 'The email address of the contact, such as jane@example.com',
			to: inBody('email'),
		}),
		collection('Additional Fields', 'additionalFields', [
			...details,
			textList({
				displayName: 'List IDs',
				name: 'listIds',
				placeholder: 'e.g. LIST_ID_1, LIST_ID_2',
				description:
					'IDs of the lists to add a new contact to, comma-separated or as a list; DM Champ shows them under Contacts → Lists. If one is unknown, no contact is created.',
				to: inBody('listIds'),
			}),
		]),
	],
	checks: [demandAddress],
	isSuccess: saysExisting,
	output: toOneShape,
	enrich: completeContact,
	...createdContactOutput,
});
