import type { Check } from '../operation/operationPolicy';
import { isBlank } from './blank';
import { at, put } from './path';
import { readEmail } from './types/email';

/**
 * A check that demands an email address at a place in the request, where there is anything at all.
 *
 * @param place path parts, such as `['body', 'email']`
 */
export function emailAt(place: readonly string[], name: string): Check {
	return (request) => {
		const value = at(request, place);
		if (isBlank(value)) return;
		put(request, place, readEmail(value, name));
	};
}

export { readEmail as emailAddress };
