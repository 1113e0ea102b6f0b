import type { IDataObject } from 'n8n-workflow';

import { exactJsonOr } from '../../exactJson';
import { isObject } from '../../object';
import { sanitizeJson } from '../../sanitizeJson';
import type { Delivery, Ping } from './adapter';
import type { Result } from './body';

// Only what a vendor's system writes: people write a `message` or a `text`, and JSON that they write
// there could name another contact.
const FOLDED = /^(?:data|payload|custom[\s_-]?data)$/i;
// An event's may be nothing, as of what was deleted; a message's `customData` never is.
const MAY_BE_EMPTY = /^(?:data|payload)$/i;

/** JSON within a text, as forms and some templates hold it; anything else as it is. */
function parsed(value: unknown): unknown {
	if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return value;
	const inner = exactJsonOr(value, value);
	return sanitizeJson(inner) ? inner : value;
}

// PHP writes an object without fields as a list, a form as a blank text.
const isEmpty = (value: unknown): boolean =>
	Array.isArray(value) ? value.length === 0 : typeof value === 'string' && value.trim() === '';

function unfolded(name: string, value: unknown): unknown {
	if (!FOLDED.test(name)) return value;
	const inner = parsed(value);
	if (MAY_BE_EMPTY.test(name) && isEmpty(inner)) return {};
	return Array.isArray(inner) && inner.length === 1 ? inner[0] : inner;
}

/**
 * Makes objects of what a sender has put into a text, or into a list of one: `data: '{"text":"Hi"}'`.
 *
 * @returns the body itself where there is nothing of that kind
 */
export function unfold(body: IDataObject): IDataObject {
	const changed = Object.entries(body).flatMap(([name, value]) => {
		const own = unfolded(name, value);
		return isObject(own) && own !== value ? [[name, own] as const] : [];
	});
	return changed.length === 0 ? body : { ...body, ...Object.fromEntries(changed) };
}

/**
 * Lets a body be read unfolded, and put out as it came.
 *
 * @param read what a platform makes of the body
 */
export function readUnfolded(
	body: IDataObject,
	read: (unfolded: IDataObject) => Result<Delivery | Ping>,
): Result<Delivery | Ping> {
	const result = read(unfold(body));
	if ('refusal' in result || 'ping' in result.value) return result;
	return { value: { ...result.value, message: { ...result.value.message, raw: body } } };
}
