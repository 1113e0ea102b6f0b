import type { Destination } from '../fields';
import { isObject } from '../object';
import { fillPath } from '../transport';
import type { Request } from '../transport';

type Fields = Record<string, unknown>;

const isPlain = (value: unknown): value is Fields =>
	isObject(value) && Object.getPrototypeOf(value) === Object.prototype;

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
	root[key] = isPlain(before) && isPlain(value) ? { ...value, ...before } : value;
}

function spread(root: Fields, value: unknown): void {
	for (const [key, one] of Object.entries(Object(value) as Fields)) root[key] ??= one;
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
	if (to.property === '') spread(root, value);
	else putNested(root, to.property.split('.'), value);
}
