import type { Check } from '../operation/operationPolicy';
import { isBlank } from './blank';
import { at, put } from './path';
import { readTextList } from './types/textList';

/**
 * Reads a list that a user gives as comma-separated text, as a list, or as one value.
 *
 * @returns as `readTextList` reads them; empty where there was nothing
 * @throws InputError where an entry is no text and no number
 */
export function textList(input: unknown, name: string): string[] {
	if (isBlank(input)) return [];
	return readTextList(input, { label: name, timezone: 'UTC', now: 0 }) ?? [];
}

/**
 * A check that turns the value at a place in the request into a list of texts.
 *
 * @param place path parts, such as `['body', 'tags']`
 * @param each brings one entry into the vendor's form
 */
export function textListAt(
	place: readonly string[],
	name: string,
	each: (text: string) => string = (text) => text,
): Check {
	return (request) => {
		const value = at(request, place);
		if (value === undefined) return;
		put(request, place, [...new Set(textList(value, name).map(each))]);
	};
}
