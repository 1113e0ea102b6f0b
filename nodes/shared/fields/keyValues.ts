import type { INodeProperties } from 'n8n-workflow';

import type { ItemView } from '../operation/operationPolicy';
import { InputError } from '../transport/errors/outcome';
import { jsonValue } from './jsonText';

const EXAMPLE = '{"plan": "pro"}';

interface Row {
	key?: unknown;
	value?: unknown;
}

/**
 * The fields for a free object, to put into a collection: as rows of key and value, and as JSON.
 *
 * @param displayName the vendor's field as users see it, such as `Metadata`
 * @param name the same in camelCase; the JSON field is called after it
 */
export function keyValueFields(
	displayName: string,
	name: string,
	description: string,
): INodeProperties[] {
	return [
		{
			displayName,
			name,
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			placeholder: 'Add Entry',
			default: {},
			description,
			options: [
				{
					displayName: 'Entry',
					name: 'entry',
					values: [
						{ displayName: 'Key', name: 'key', type: 'string', default: '' },
						{ displayName: 'Value', name: 'value', type: 'string', default: '' },
					],
				},
			],
		},
		{
			displayName: `${displayName} JSON`,
			name: `${name}Json`,
			type: 'json',
			default: '{}',
			description: 'One object, for values that are no texts. Rows with the same key win.',
		},
	];
}

function objectOf(input: unknown, name: string): Record<string, unknown> {
	if (input === undefined || input === null) return {};
	if (typeof input === 'string' && input.trim() === '') return {};
	const value = jsonValue(input, `${name} JSON`, EXAMPLE);
	if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
		return value as Record<string, unknown>;
	}
	throw new InputError(`${name} JSON is not an object`, `Write it like ${EXAMPLE}.`);
}

/**
 * Reads such an object for one item; rows and JSON are put together.
 *
 * @param path where `keyValueFields` stands, such as `additionalFields.metadata`
 * @returns undefined where nothing was given
 * @throws InputError for a row without key, or JSON that is no object
 */
export function keyValues(
	item: ItemView,
	path: string,
	displayName: string,
): Record<string, unknown> | undefined {
	const json = objectOf(item.parameter(`${path}Json`, ''), displayName);
	const rows = (item.parameter(`${path}.entry`, []) ?? []) as Row[];
	const entries = rows.map(({ key, value }): [string, unknown] => {
		const name = String(key ?? '').trim();
		if (name !== '') return [name, value];
		throw new InputError(`An entry of ${displayName} has no key`, 'Name it, or remove the row.');
	});
	const found = { ...json, ...Object.fromEntries(entries) };
	return Object.keys(found).length === 0 ? undefined : found;
}
