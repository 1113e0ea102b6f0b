import type { INodeProperties } from 'n8n-workflow';

import type { Check } from '../../shared/operation/operationPolicy';
import { emailAt } from '../../shared/fields/email';
import { keyValueFields, keyValues } from '../../shared/fields/keyValues';
import { phoneAt, phoneField } from '../../shared/fields/phone';
import { channels } from '../channels';

/** The first name, which the contact schema demands of every contact. */
export const firstName: INodeProperties = {
	displayName: 'First Name',
	name: 'firstName',
	type: 'string',
	default: '',
	routing: { send: { type: 'body', property: 'first_name' } },
};

const phone: INodeProperties = {
	...phoneField('Phone', 'phone', 'With its country code'),
	required: undefined,
};

/** What a contact has besides its first name, sorted. */
export const contactFields: INodeProperties[] = [
	{
		displayName: 'Email',
		name: 'email',
		type: 'string',
		placeholder: 'name@email.com',
		default: '',
		routing: { send: { type: 'body', property: 'email' } },
	},
	{
		displayName: 'Last Name',
		name: 'lastName',
		type: 'string',
		default: '',
		routing: { send: { type: 'body', property: 'last_name' } },
	},
	...keyValueFields('Metadata', 'metadata', 'Your own facts about the contact'),
	phone,
	{
		displayName: 'Preferred Channel',
		name: 'preferredChannel',
		type: 'options',
		options: channels,
		default: 'whatsapp',
		routing: { send: { type: 'body', property: 'preferred_channel' } },
	},
];

/** Parameters that `contactChecks` reads by itself, for a collection of that name. */
export const contactReads = (collection: string) => [
	`${collection}.metadata`,
	`${collection}.metadataJson`,
];

/** Brings e-mail, phone and metadata into HueChat's form. */
export function contactChecks(collection: string): Check[] {
	return [
		emailAt(['body', 'email'], 'Email'),
		phoneAt(['body', 'phone'], 'plus', 'Phone'),
		({ body }, item) => {
			const metadata = keyValues(item, `${collection}.metadata`, 'Metadata');
			if (metadata !== undefined) (body as Record<string, unknown>).metadata = metadata;
		},
	];
}
