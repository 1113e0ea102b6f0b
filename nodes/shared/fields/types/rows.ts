import type { INodeProperties } from 'n8n-workflow';

import { isObject } from '../../object';
import { InputError } from '../../transport';
import { isTime } from './times';

/** What a field for rows looks like in the editor. */
export interface RowsProperty {
	/** n8n's group, below which the rows stand. */
	group: string;
	/** One row, such as `Entry`. */
	displayName: string;
	/** The fields of a row. */
	values: INodeProperties[];
}

/** A text field of a row. */
export const rowText = (
	displayName: string,
	name: string,
	own: Partial<INodeProperties> = {},
): INodeProperties => ({ displayName, name, type: 'string', default: '', ...own });

/** n8n's property for rows that the user adds one by one. */
export function rowsProperty({ group, displayName, values }: RowsProperty) {
	return {
		type: 'fixedCollection' as const,
		typeOptions: { multipleValues: true },
		placeholder: `Add ${displayName}`,
		default: {},
		options: [{ displayName, name: group, values }],
	};
}

/**
 * The rows of such a field, and nothing where there are none.
 *
 * @throws InputError where an expression gave something else in place of the rows
 */
export function rowsIn(raw: unknown, group: string, label: string): Array<Record<string, unknown>> {
	const isGrouped =
		isObject(raw) && (group in raw || Object.keys(raw).length === 0) && !isTime(raw);
	const rows: unknown = isGrouped ? (raw[group] ?? []) : raw;
	// Without `multipleValues` n8n has one row where it would have a list.
	const list: unknown = isGrouped && isObject(rows) ? [rows] : rows;
	if (Array.isArray(list) && list.every(isObject)) return list;
	throw new InputError(
		`${label} must be rows`,
		'Add them one by one, or give them as JSON in the field beside.',
	);
}
