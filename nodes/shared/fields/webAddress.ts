import type { Check } from '../operation/operationPolicy';
import { isBlank } from './blank';
import { at, put } from './path';
import { readUrl } from './types/url';

/**
 * A check that demands a web address (http or https) at a place in the request, where there is
 * anything at all.
 *
 * @param place path parts, such as `['body', 'media_url']`
 */
export function webAddressAt(place: readonly string[], name: string): Check {
	return (request) => {
		const value = at(request, place);
		if (isBlank(value)) return;
		put(request, place, readUrl(value, name));
	};
}
