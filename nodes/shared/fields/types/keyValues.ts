import type { IDataObject } from 'n8n-workflow';

import { isBlank, trimmed } from '../blank';
import type { Field, FieldOptions } from '../field';
import { InputError } from '../../transport';
import { jsonObject } from './jsonObject';
import { makeField } from './makeField';
import { rowsIn, rowsProperty, rowText } from './rows';
import { readText, refuseInexact } from './text';

/** Options of {@link keyValues}. */
export interface KeyValuesOptions extends FieldOptions {
	/** A blank text in a row is a value, as in the query of an address: `?tag=`. */
	keepsBlank?: boolean;
}

const GROUP = 'entry';

const ENTRY = {
	group: GROUP,
	displayName: 'Entry',
	values: [
		rowText('Key', 'key', { description: 'The name of this entry, spelled as the vendor has it' }),
		rowText('Value', 'value', {
			description: 'What to store under the key; numbers, true and false keep their type',
		}),
	],
};

function keyOf(key: unknown, label: string): string {
	const name = key === undefined || key === null ? '' : trimmed(readText(key, `A key of ${label}`));
	if (name !== '' && name !== '__proto__') return name;
	throw new InputError(`An entry of ${label} has no key`, 'Name it, or remove the row.');
}

function valueOf(value: unknown, name: string, label: string): unknown {
	const own = `The value of ${name} in ${label}`;
	if (typeof value === 'number') refuseInexact(value, own);
	if (typeof value === 'boolean' || Number.isFinite(value)) return value;
	return readText(value, own);
}

/**
 * Reads rows of key and value. Numbers and booleans stay what they are. A blank value leaves its row
 * out, however an expression came to it: an empty cell must not clear what is stored. The JSON beside the
 * rows can say `""`.
 *
 * @param keepsBlank a blank text is a value all the same; what resolved to nothing is not
 * @returns undefined where there are no rows
 * @throws InputError for a row without key, a key that comes twice, a value that is not text
 */
export function readKeyValues(raw: unknown, label: string, keepsBlank = false): IDataObject | undefined {
	const found = new Map<string, unknown>();
	for (const { key, value } of rowsIn(raw, GROUP, label)) {
		const name = keyOf(key, label);
		if (found.has(name)) {
			throw new InputError(`${label} has the key ${name} twice`, 'Remove one of the rows.');
		}
		const saysNothing = keepsBlank ? value === undefined || value === null : isBlank(value);
		if (!saysNothing) found.set(name, valueOf(value, name, label));
	}
	return found.size === 0 ? undefined : (Object.fromEntries(found) as IDataObject);
}

/**
 * The two fields of a free object: rows of key and value, and JSON for values that are not text. Both
 * go to one place, where the rows win.
 *
 * @param options `name` is the rows' parameter; the JSON's is called after it
 */
export function keyValues(options: KeyValuesOptions): [Field<IDataObject>, Field<IDataObject>] {
	const { displayName, name, keepsBlank } = options;
	const rows = makeField<IDataObject>(options, {
		type: 'keyValues',
		property: rowsProperty(ENTRY),
		blank: 'leaveOut',
		read: (raw, { label }) => readKeyValues(raw, label, keepsBlank),
	});
	const json = jsonObject({
		...options,
		displayName: `${displayName} JSON`,
		name: `${name}Json`,
		description: 'The same as one JSON object, such as {"plan": "pro"}, for values that are not text. Rows with the same key win.',
	});
	return [rows, { ...json, type: 'keyValues' }];
}
