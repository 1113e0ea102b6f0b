import type { Check } from '../operation/operationPolicy';
import { InputError } from '../transport/errors/outcome';
import { at, put } from './path';

/**
 * A check that makes text of a number at a place in the request: ids and messages come out of
 * spreadsheets as numbers, and the vendors' documents show text.
 *
 * @param place path parts, such as `['body', 'contactId']`
 */
export function textAt(place: readonly string[], name: string): Check {
	return (request) => {
		const value = at(request, place);
		if (value === undefined || value === null || typeof value === 'string') return;
		if (typeof value !== 'number' && typeof value !== 'boolean') {
			throw new InputError(`${name} is no text`, 'Give one text; an expression here gave something else.');
		}
		put(request, place, String(value));
	};
}
