import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../../object';
import { parseExactJson } from '../../exactJson';

const MOST_FIELDS = 1_000;
const DEEPEST = 8;
const UNSAFE = new Set(['__proto__', 'constructor', 'prototype']);

/** Whether a text reads like a form: a name that JSON cannot begin with, and `=`. */
export const looksLikeForm = (text: string): boolean => /^[^\s{}"<>=&,]{1,200}=/.test(text);

/** `customData[fromId]` is `['customData', 'fromId']`, `tags[]` is `['tags', '']`. */
function pathOf(name: string): string[] {
	const [first, ...rest] = name.split('[');
	const isNested = first !== '' && rest.every((part) => part.endsWith(']'));
	return isNested ? [first, ...rest.map((part) => part.slice(0, -1))] : [name];
}

function put(target: IDataObject, path: readonly string[], value: string): void {
	const [name, ...rest] = path;
	const own = Object.hasOwn(target, name) ? target[name] : undefined;
	if (rest.length === 0) {
		target[name] = own === undefined ? value : ([own].flat() as string[]).concat(value);
	} else if (rest.length === 1 && rest[0] === '') {
		target[name] = [...(Array.isArray(own) ? (own as string[]) : []), value];
	} else {
		const inner: IDataObject = isObject(own) ? own : {};
		target[name] = inner;
		put(inner, rest, value);
	}
}

/** `tags[0]=a&tags[1]=b` is a list, as jQuery and PHP write it: names that count from 0 without a gap. */
function withLists(value: IDataObject[string]): IDataObject[string] {
	if (!isObject(value)) return value;
	const inner = Object.entries(value).map(([name, one]) => [name, withLists(one)] as const);
	const isList = inner.every(([name], place) => name === String(place));
	return isList ? (inner.map(([, one]) => one) as IDataObject[]) : Object.fromEntries(inner);
}

/** Some senders put a whole JSON body into one field. */
function whole(form: IDataObject): IDataObject {
	const [only, ...others] = Object.values(form);
	if (others.length > 0 || typeof only !== 'string' || !only.trim().startsWith('{')) return form;
	try {
		const parsed = parseExactJson(only);
		return isObject(parsed) ? parsed : form;
	} catch {
		return form;
	}
}

/**
 * Reads a form-encoded body, nested as jQuery, PHP and Rails nest it: `customData[body]=Hi`.
 *
 * @returns texts, lists and objects of texts; undefined where it has more fields, or deeper ones, than any form
 */
export function parseForm(text: string): IDataObject | undefined {
	const form: IDataObject = {};
	let count = 0;
	for (const [name, value] of new URLSearchParams(text)) {
		const path = pathOf(name);
		count += 1;
		if (count > MOST_FIELDS || path.length > DEEPEST) return undefined;
		if (!path.some((part) => UNSAFE.has(part))) put(form, path, value);
	}
	for (const [name, value] of Object.entries(form)) form[name] = withLists(value);
	return whole(form);
}
