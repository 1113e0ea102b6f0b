import type { INodeProperties } from 'n8n-workflow';

import type { Check } from '../shared/operation/operationPolicy';
import { InputError } from '../shared/transport/errors/outcome';
import { emailAt } from '../shared/fields/email';
import { at, put } from '../shared/fields/path';
import { phoneAt } from '../shared/fields/phone';

const BY = ['email', 'phone'] as const;

type Place = 'body' | 'query';

const NAMES = { email: 'Email', phone: 'Phone' };

/** How a contact is pointed out: the vendor finds it by phone number or by email address. */
export interface ContactBy {
	/** Where the vendor reads it. */
	place: Place;
	/** The vendor's field for the phone number. */
	phoneProperty: string;
	/** What the choice is called. */
	displayName: string;
}

/** The choice between phone number and email address, and a field for each. */
export function contactByFields({ place, phoneProperty, displayName }: ContactBy): INodeProperties[] {
	const properties = { email: 'email', phone: phoneProperty };
	const hints = {
		email: 'name@email.com',
		phone: 'e.g. +15551234567',
	};
	return [
		{
			displayName,
			name: 'contactBy',
			type: 'options',
			options: BY.map((value) => ({ name: NAMES[value], value })),
			default: 'phone',
		},
		...BY.map((value): INodeProperties => ({
			displayName: NAMES[value],
			name: value,
			type: 'string',
			required: true,
			displayOptions: { show: { contactBy: [value] } },
			default: '',
			placeholder: hints[value],
			description:
				value === 'phone' ? 'The number with its country code' : 'The address as DM Champ knows it',
			routing: { send: { type: place, property: properties[value] } },
		})),
	];
}

/** The checks of these two fields. */
export function contactByChecks(
	{ place, phoneProperty }: ContactBy,
	style: 'digits' | 'plus',
): Check[] {
	const part = place === 'body' ? 'body' : 'qs';
	return [phoneAt([part, phoneProperty], style, NAMES.phone), emailAt([part, 'email'], NAMES.email)];
}

/** A required id of a contact that goes into the body. */
export const contactIdField: INodeProperties = {
	displayName: 'Contact ID',
	name: 'contactId',
	type: 'string',
	required: true,
	default: '',
	description: 'The ID that Create or Get gives',
	routing: { send: { type: 'body', property: 'contactId' } },
};

/** The same, where the address of the call holds it. */
export const contactIdInAddress: INodeProperties = {
	displayName: 'Contact ID',
	name: 'contactId',
	type: 'string',
	required: true,
	default: '',
	description: 'The ID that Create or Get gives',
};

/** A number that a spreadsheet or a form gives as text; anything else as it is. */
export const numberOf = (value: unknown): unknown =>
	typeof value === 'string' && value.trim() !== '' ? Number(value) : value;

/** A check that demands a number, zero or more, at a place in the request. */
export function amountAt(place: readonly string[], name: string): Check {
	return (request) => {
		const value = numberOf(at(request, place));
		if (value === undefined) return;
		if (typeof value === 'number' && value >= 0) return put(request, place, value);
		throw new InputError(`${name} is not a number`, 'Give a number, zero or more.');
	};
}
