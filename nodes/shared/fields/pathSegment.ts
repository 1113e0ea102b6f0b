import type { Check } from '../operation/operationPolicy';

/**
 * A check that brings one part of the address into the vendor's form. The part arrives encoded from
 * the operation's `url` and leaves encoded, without blanks around it. Blank parts never get here:
 * Delivery refuses them.
 *
 * @param index which part, 0 for the first: 1 in `/contact/{id}/message`
 * @param name the field as the user sees it, for the form's messages
 * @param form gives the vendor's form of a text; may throw a InputError
 */
export function pathSegmentAt(
	index: number,
	name: string,
	form: (text: string, name: string) => string = (text) => text,
): Check {
	return (request) => {
		const parts = (request.url ?? '').replace(/^\//, '').split('/');
		const text = decodeURIComponent(parts[index] ?? '').trim();
		const before = parts.slice(0, index).map((part) => `${part}/`).join('');
		const after = parts.slice(index + 1).map((part) => `/${part}`).join('');
		request.url = `/${before}${encodeURIComponent(form(text, name))}${after}`;
	};
}
