import type { Destination } from '../fields';
import { isObject } from '../object';
import { fillPath } from '../transport';
import type { Request } from '../transport';

type Fields = Record<string, unknown>;

/** An object as JSON has them, also one of another realm, as n8n's expressions can give; no time and no file. */
function isPlain(value: unknown): value is Fields {
	if (!isObject(value)) return false;
	const prototype: unknown = Object.getPrototypeOf(value);
	return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/**
 * Two objects as one, level by level. Copies what it changes: both may be the user's own.
 *
 * @param first wins where both say something else than an object
 */
function merged(first: Fields, second: Fields): Fields {
	const all = { ...first };
	for (const [key, value] of Object.entries(second)) {
		// Assigning to this name would set the prototype.
		if (key === '__proto__') continue;
		const own = Object.hasOwn(all, key) ? all[key] : undefined;
		all[key] = isPlain(own) && isPlain(value) ? merged(own, value) : (own ?? value);
	}
	return all;
}

function putNested(root: Fields, path: readonly string[], value: unknown): void {
	const [key, ...rest] = path;
	if (rest.length > 0) {
		const inner = isPlain(root[key]) ? root[key] : {};
		root[key] = inner;
		putNested(inner, rest, value);
		return;
	}
	const before = root[key];
	// Rows and JSON of one object stand beside each other; a key that both name is the rows'.
	root[key] = isPlain(before) && isPlain(value) ? merged(before, value) : value;
}

/**
 * Puts a field's value where it goes in a request. Changes the request in place.
 *
 * @param to see {@link Destination}
 */
export function placeValue(request: Request, to: Destination, value: unknown): void {
	if (to.in === 'path') {
		request.url = fillPath(request.url ?? '', to.property, value);
		return;
	}
	if (to.in === 'request') {
		request[to.property] = String(value);
		return;
	}
	const part = to.in === 'body' ? 'body' : 'qs';
	if (part === 'body' && to.property === '' && Array.isArray(value)) {
		request.body = value;
		return;
	}
	const root = (request[part] ??= {}) as Fields;
	if (to.property === '') request[part] = merged(root, Object(value) as Fields);
	else putNested(root, to.property.split('.'), value);
}
