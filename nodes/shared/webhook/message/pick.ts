import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../../object';

const LONGEST_ID = 512;

/** `contact_phone`, `contactPhone` and `Contact Phone` are one name. */
export const plain = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');

const plainNames = new Map<string, string>();

/** The same for a name that the package looks for; there are few of them. */
function wanted(name: string): string {
	const known = plainNames.get(name) ?? plain(name);
	plainNames.set(name, known);
	return known;
}

/** Fields by their plain names, made once for each object that a call brings. */
const indexes = new WeakMap<IDataObject, Map<string, unknown>>();

function indexOf(object: IDataObject): Map<string, unknown> {
	const known = indexes.get(object);
	if (known !== undefined) return known;
	const values = new Map<string, unknown>();
	for (const [name, value] of Object.entries(object)) {
		const key = plain(name);
		if (value !== null && !values.has(key)) values.set(key, value);
	}
	indexes.set(object, values);
	return values;
}

/** The value of the first of the names that an object has, whatever its spelling; null counts as missing. */
export function valueOf(object: IDataObject, names: readonly string[]): unknown {
	const values = indexOf(object);
	for (const name of names) {
		const value = values.get(wanted(name));
		if (value !== undefined) return value;
	}
	return undefined;
}

/** A text that is not blank, or what reads as one: numbers and flags; null for anything else. */
export function asText(value: unknown): string | null {
	if (typeof value === 'string') return value.trim() === '' ? null : value;
	return Number.isFinite(value) || typeof value === 'boolean' ? String(value) : null;
}

/** An id or name: such a text without blanks around it, not too long, and no rounded number. */
export function asId(value: unknown): string | null {
	if (typeof value === 'number' && !Number.isSafeInteger(value)) return null;
	const text = typeof value === 'boolean' ? null : (asText(value)?.trim() ?? null);
	return text !== null && text.length <= LONGEST_ID ? text : null;
}

/** The first id among the named fields of the objects. */
export function pickId(objects: readonly IDataObject[], names: readonly string[]): string | null {
	for (const object of objects) {
		for (const name of names) {
			const found = asId(valueOf(object, [name]));
			if (found !== null) return found;
		}
	}
	return null;
}

const INNER_TEXT = ['body', 'text', 'content', 'message', 'caption'];

/** A text, or the one in an object: `{ body: 'Hi' }`, and in an object therein: `{ text: { body: 'Hi' } }`. */
function innerText(value: unknown, depth = 2): string | null {
	if (!isObject(value)) return asText(value);
	if (depth === 0) return null;
	const inner = INNER_TEXT.map((name) => innerText(valueOf(value, [name]), depth - 1));
	return inner.find((text) => text !== null) ?? null;
}

/** The first text among the named fields of the objects, or in an object that stands there. */
export function pickText(objects: readonly IDataObject[], names: readonly string[]): string | null {
	for (const object of objects) {
		for (const name of names) {
			const found = innerText(valueOf(object, [name]));
			if (found !== null) return found;
		}
	}
	return null;
}

/** The objects that stand in the named fields, in that order. */
export const objectsIn = (
	objects: readonly IDataObject[],
	names: readonly string[],
): IDataObject[] =>
	objects.flatMap((object) =>
		names.map((name) => valueOf(object, [name])).filter((value) => isObject(value)),
	);
