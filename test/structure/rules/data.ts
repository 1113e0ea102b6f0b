import type { INodeProperties } from 'n8n-workflow';

import type { Field, FieldOrCollection } from '../../../nodes/shared/fields';
import type { Operation } from '../../../nodes/shared/operation/spec';

/** A field with the parameter that holds it. */
export interface Placed {
	field: Field;
	/** With the collection's name before it, such as `options.dryRun`. */
	path: string;
	/** Where it, or its collection, stands in the operation's list. */
	index: number;
}

/** The fields of an operation in their order, collections opened. */
export function allFields(fields: readonly FieldOrCollection[]): Placed[] {
	return fields.flatMap((entry, index) => {
		const { name } = entry.property;
		if (entry.kind === 'field') return [{ field: entry, path: name, index }];
		return entry.fields.map((field) => ({
			field: entry.show ? { ...field, show: { ...entry.show, ...field.show } } : field,
			path: `${name}.${field.property.name}`,
			index,
		}));
	});
}

/** What a rule over fields sees: one operation, and what n8n is told of it. */
export interface FieldSet {
	resource: string;
	operation: Operation;
	/** Its fields as the node's description has them, each with its display options. */
	described: readonly INodeProperties[];
	/** The parameters that its checks, output and key ask for. */
	read: ReadonlySet<string>;
}

/** One sentence for each finding, none when all is well. */
export type FieldRule = (set: FieldSet) => string[];
