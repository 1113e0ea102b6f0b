import type { INodeProperties } from 'n8n-workflow';

import type { Check } from '../operation/operationPolicy';
import { InputError } from '../transport/errors/outcome';
import type { Request } from '../transport/send/request';
import { at, put } from './path';
import { isBlank } from './required';

/** How a vendor's document writes numbers: `447700900123` or `+447700900123`. */
export type PhoneStyle = 'digits' | 'plus';

// E.164: at most 15 digits with the country code; no country has fewer than 7 in all.
const FEWEST = 7;
const MOST = 15;

const INVISIBLE = /[\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;
const WRITTEN = /^\(?\s*\+?(?=.*\d)[\d\s().\-\u2010-\u2015\u2212/]+$/;

/**
 * Brings a phone number into the vendor's form. Takes what people type: `+44 7700 900123`,
 * `0044…`, blanks, dashes, dots, brackets (`+44 (0)7700…` too), and a JSON number.
 *
 * @param input the value of the field for this item
 * @param style what the vendor's document shows
 * @param name the field as the user sees it, for messages
 * @throws InputError for a national number, too few or too many digits, or anything that is no number
 */
export function normalizePhone(input: unknown, style: PhoneStyle, name: string): string {
	const isWhole = typeof input === 'number' && Number.isSafeInteger(input) && input > 0;
	const typed = isWhole ? String(input) : input;
	if (typeof typed !== 'string') {
		throw new InputError(`${name} is not a phone number`, 'Give one number as text or as a number.');
	}
	// Address books copy invisible marks of direction along; some keyboards write full-width digits.
	const text = typed.normalize('NFKC').replace(INVISIBLE, '').trim().replace(/^tel:/i, '');
	// WhatsApp ids and links show up in data; only characters of a written number are taken.
	if (!WRITTEN.test(text)) {
		throw new InputError(
			`${name} is not a phone number: ${text.slice(0, 40)}`,
			'Write it with the country code, for example +15551234567.',
		);
	}
	// `+44 (0)20 …`: the bracketed trunk zero is not dialled after a country code.
	const dialled = text.replace(/(\d\D*)\(\s*0\s*\)/, '$1');
	const digits = dialled.replace(/\D/g, '').replace(/^00/, '');
	if (digits.startsWith('0')) {
		throw new InputError(
			`${name} must include the country code, for example +15551234567`,
			`${text} looks like a national number. n8n cannot know which country it belongs to: replace the leading 0 by + and the country code.`,
		);
	}
	if (digits.length < FEWEST || digits.length > MOST) {
		throw new InputError(
			`${name} has ${digits.length} digits; a phone number with its country code has ${FEWEST} to ${MOST}`,
			'Write it with the country code, for example +15551234567.',
		);
	}
	return style === 'plus' ? `+${digits}` : digits;
}

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
