import type { Check } from '../operation/operationPolicy';
import { InputError } from '../transport/errors/outcome';
import { at, put } from './path';

/**
 * Brings an email address into the form that goes out: trimmed, nothing else changed.
 *
 * @param name the field as the user sees it
 * @throws InputError where it is no address
 */
export function emailAddress(input: unknown, name: string): string {
	const text = typeof input === 'string' ? input.trim() : '';
	if (/^[^\s@]+@[^\s@]+$/.test(text)) return text;
	throw new InputError(`${name} is not an email address`, 'Give one, such as name@example.com.');
}

/**
 * A check that demands an email address at a place in the request, where there is anything at all.
 *
 * @param place path parts, such as `['body', 'email']`
 */
export function emailAt(place: readonly string[], name: string): Check {
	return (request) => {
		const value = at(request, place);
		if (value === undefined || value === null || String(value).trim() === '') return;
		put(request, place, emailAddress(value, name));
	};
}
