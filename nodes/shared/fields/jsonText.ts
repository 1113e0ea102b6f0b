import { jsonParse } from 'n8n-workflow';

import { InputError } from '../transport/errors/outcome';

// n8n throws the parser's own words where the fallback is undefined.
const NOT_JSON = Symbol('not JSON');

/**
 * Reads what a JSON field gives: text that a user typed, or what an expression made.
 *
 * @param name the field as the user sees it
 * @param example what it should look like
 * @returns the value; anything but text as it is
 * @throws InputError where the text is not valid JSON
 */
export function jsonValue(input: unknown, name: string, example: string): unknown {
	if (typeof input !== 'string') return input;
	const value = jsonParse<unknown>(input, { fallbackValue: NOT_JSON });
	if (value !== NOT_JSON) return value;
	throw new InputError(`${name} is not valid JSON`, `Write it like ${example}.`);
}
