import type { Check } from '../operation/operationPolicy';
import { InputError } from '../transport/errors/outcome';
import { at, put } from './path';
import { isBlank } from './required';

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
		const text = String(value).trim();
		if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) {
			throw new InputError(
				`${name} is not a web address`,
				'Give a public address that begins with https://, from which the vendor can fetch the file.',
			);
		}
		put(request, place, text);
	};
}
