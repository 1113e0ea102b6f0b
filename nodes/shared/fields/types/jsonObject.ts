import type { IDataObject } from 'n8n-workflow';

import type { Field, FieldOptions } from '../field';
import { exactJsonOr } from '../../exactJson';
import { isObject } from '../../object';
import { InputError } from '../../transport';
import { withoutInvisible } from '../blank';
import { withoutFences } from './list';
import { makeField } from './makeField';
import { GIVE_AS_TEXT, holdsObject, isInexact } from './text';
import { isTime } from './times';

/** Options of {@link jsonObject}. */
export interface JsonObjectOptions extends FieldOptions {
	/** JSON; `{}` unless said otherwise. */
	default?: string;
	/** What it should look like, for error words. */
	example?: string;
}

const EXAMPLE = '{"plan": "pro"}';

const NOT_JSON = Symbol('not JSON');

/**
 * Refuses a number that would leave as another: one that JavaScript has rounded (text keeps all digits),
 * and one that is no number, which JSON writes as null.
 */
function refuseInexact(raw: unknown, label: string): void {
	const seen = new Set<unknown>();
	const open: Array<{ value: unknown; name: string }> = [{ value: raw, name: '' }];
	for (let next = open.pop(); next !== undefined; next = open.pop()) {
		const { value, name } = next;
		const where = name === '' ? '' : ` under ${name}`;
		if (typeof value === 'number' && !Number.isFinite(value)) {
			throw new InputError(
				`${label} has ${value} where a number should be${where}`,
				'Give a number, or leave it out where there is none.',
			);
		}
		if (typeof value === 'number' && isInexact(value)) {
			throw new InputError(`${label} has a number with too many digits to be exact${where}`, GIVE_AS_TEXT);
		}
		if (typeof value !== 'object' || value === null || seen.has(value)) continue;
		seen.add(value);
		for (const [key, inner] of Object.entries(value)) {
			open.push({ value: inner, name: Array.isArray(value) ? name : key });
		}
	}
}

/**
 * Reads what a JSON field gives: text that a user typed, or what an expression made.
 *
 * @param example what it should look like
 * @returns the value, numbers that JavaScript would round as text; anything but text as it is
 * @throws InputError where the text is not valid JSON, or a number has lost digits
 */
export function jsonValue(raw: unknown, label: string, example: string): unknown {
	if (typeof raw !== 'string') {
		if (!isTime(raw)) refuseInexact(raw, label);
		return raw;
	}
	if (holdsObject(raw)) {
		throw new InputError(
			`${label} contains an object that an expression made text of`,
			'Put JSON.stringify() around it: {{ JSON.stringify($json.customer) }}.',
		);
	}
	const value = exactJsonOr(withoutFences(withoutInvisible(raw)), NOT_JSON);
	if (value !== NOT_JSON) return value;
	throw new InputError(`${label} is not valid JSON`, `Write it like ${example}.`);
}

/**
 * Reads an object, or JSON text of one.
 *
 * @returns a copy of its first level; undefined where it has no entries
 * @throws InputError for anything else
 */
export function readJsonObject(
	raw: unknown,
	label: string,
	example = EXAMPLE,
): IDataObject | undefined {
	const value = jsonValue(raw, label, example);
	if (!isObject(value) || isTime(value)) {
		throw new InputError(`${label} is not an object`, `Write it like ${example}.`);
	}
	// Whoever copies a key of that name by assignment sets the prototype.
	const entries = Object.entries(value).filter(([key]) => key !== '__proto__');
	return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

/** An object that the user writes as JSON. */
export function jsonObject(options: JsonObjectOptions): Field<IDataObject> {
	const { default: value = '{}', example } = options;
	return makeField<IDataObject>(options, {
		type: 'jsonObject',
		property: { type: 'json', default: value },
		blank: 'leaveOut',
		read: (raw, { label }) => readJsonObject(raw, label, example),
	});
}

/** A whole body that the user writes as JSON: an object or a list. */
export function jsonBody(options: JsonObjectOptions): Field<IDataObject | unknown[]> {
	const { default: value = '{}', example = EXAMPLE } = options;
	return makeField<IDataObject | unknown[]>(options, {
		type: 'jsonObject',
		property: { type: 'json', default: value },
		blank: 'leaveOut',
		read(raw, { label }) {
			const body = jsonValue(raw, label, example);
			return Array.isArray(body) ? body : readJsonObject(body, label, example);
		},
	});
}
