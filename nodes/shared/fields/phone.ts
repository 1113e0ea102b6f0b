import type { INodeProperties } from 'n8n-workflow';

import type { Check } from '../operation/operationPolicy';
import type { Request } from '../transport/send/request';
import { isBlank } from './blank';
import { at, put } from './path';
import { readPhone, type PhoneStyle } from './types/phone';

export type { PhoneStyle };

/**
 * Brings a phone number into the vendor's form, as `readPhone` does without a Default Country Code.
 *
 * @param name the field as the user sees it, for messages
 */
export const normalizePhone = (input: unknown, style: PhoneStyle, name: string): string =>
	readPhone(input, style, { label: name });

/**
 * A check that rewrites the number at a place in the request; leaves an empty optional one alone.
 *
 * @param place path parts, such as `['body', 'recipientNumber']`
 */
export function phoneAt(place: readonly string[], style: PhoneStyle, name: string): Check {
	return (request: Request) => {
		const value = at(request, place);
		if (isBlank(value)) return;
		put(request, place, normalizePhone(value, style, name));
	};
}

/**
 * The phone field of an operation that sends the number in its body.
 *
 * @param property the vendor's field
 */
export function phoneField(
	displayName: string,
	property: string,
	description: string,
): INodeProperties {
	return {
		displayName,
		name: property,
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. +44 7700 900123',
		description,
		routing: { send: { type: 'body', property } },
	};
}
