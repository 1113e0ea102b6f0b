import type { Check } from '../operation/operationPolicy';
import { InputError } from '../transport/errors/outcome';
import { at, put } from './path';

const noTexts = (name: string): [string, string] => [
	`${name} holds something that is no text`,
	'Give a list of texts, or one text with commas in between.',
];

/**
 * Reads a list that a user gives as comma-separated text, as a list, or as one value.
 *
 * @returns trimmed texts without blanks and repetitions; empty where there was nothing
 * @throws InputError where an entry is no text and no number
 */
export function textList(input: unknown, name: string): string[] {
	if (input === undefined || input === null) return [];
	const parts: unknown[] = typeof input === 'string' ? input.split(/[,\n;]/) : [input].flat();
	const texts = parts
		.filter((part) => part !== null && part !== undefined)
		.map((part) => {
			if (typeof part === 'string' || Number.isFinite(part)) return String(part).trim();
			throw new InputError(...noTexts(name));
		});
	return [...new Set(texts.filter((text) => text !== ''))];
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
