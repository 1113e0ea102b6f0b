import type { INodeProperties } from 'n8n-workflow';

import { isObject } from '../../object';
import { InputError } from '../../transport';
import { emptyValue } from '../emptyValue';
import type { Conditions, Field, FieldOptions, ReadingContext } from '../field';
import { makeField } from './makeField';
import { isTime } from './times';

/** What a group holds: its fields' values by their names; those that do not show are not there. */
export type GroupValues = Readonly<Record<string, unknown>>;

/** Options of {@link group}. */
export interface GroupOptions extends FieldOptions {
	/** In the order in which the editor shows them; a choice stands before what it shows. */
	fields: readonly Field[];
	/** What the editor puts in when the user adds the group; the fields' own defaults unless given. */
	initial?: Record<string, boolean | number | string>;
}

const VALUES = 'values';

const shows = (show: Conditions = {}, values: GroupValues): boolean =>
	Object.entries(show).every(([name, allowed]) => allowed.includes(values[name] as string));

/** Inside a group, n8n looks for conditions among its own fields. */
const innerProperty = ({ property, show }: Field): INodeProperties =>
	show === undefined
		? property
		: {
				...property,
				displayOptions: {
					show: Object.fromEntries(Object.entries(show).map(([name, all]) => [name, [...all]])),
				},
			};

/** An expression that gave nothing is there without a value: its field has no default to fall back to. */
function readInner(field: Field, given: GroupValues, context: ReadingContext): unknown {
	const { displayName: label, name, default: initial } = field.property;
	const value = field.read(Object.hasOwn(given, name) ? given[name] : initial, { ...context, label });
	if (value === undefined && (field.required || field.blank === 'refuse')) throw emptyValue(label);
	return value;
}

function valuesIn(raw: unknown, label: string): Record<string, unknown> | undefined {
	const isGroup = isObject(raw) && !isTime(raw) && Object.keys(raw).every((key) => key === VALUES);
	const inner: unknown = isGroup ? raw[VALUES] : raw;
	if (isGroup && (inner === undefined || inner === null)) return undefined;
	if (isGroup && isObject(inner)) return inner;
	throw new InputError(
		`${label} must be filled in field by field`,
		'Set its fields in the editor; each of them can be an expression.',
	);
}

/**
 * Several fields under one parameter, such as an amount with its unit: n8n's fixed collection with one
 * group that comes once. Each field is read by its own type; one that the user left alone has its default.
 */
export function group(options: GroupOptions): Field<GroupValues> {
	const { displayName, fields, initial } = options;
	const property = {
		type: 'fixedCollection' as const,
		placeholder: `Add ${displayName}`,
		default: initial === undefined ? {} : { [VALUES]: initial },
		options: [{ displayName: 'Values', name: VALUES, values: fields.map(innerProperty) }],
	};
	return makeField<GroupValues>(options, {
		type: 'group',
		property,
		blank: 'leaveOut',
		read: (raw, context) => {
			const given = valuesIn(raw, context.label);
			if (given === undefined) return undefined;
			const read: Record<string, unknown> = {};
			for (const field of fields) {
				if (!shows(field.show, read)) continue;
				const value = readInner(field, given, context);
				if (value !== undefined) read[field.property.name] = value;
			}
			return read;
		},
	});
}
