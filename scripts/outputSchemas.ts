import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { DELETED, fieldName, isNullable } from '../nodes/shared/operation/outputSchema';
import type { FieldSchemas, ValueSchema } from '../nodes/shared/operation/outputSchema';
import type { Operation } from '../nodes/shared/operation/spec';
import { platforms } from './registry';

/** The part of JSON Schema that n8n's editor reads. */
export interface JsonSchema {
	type: string | string[];
	/** The editor reads the first of several types and looks for properties only below a single `object`. */
	nullable?: true;
	properties?: Record<string, JsonSchema>;
	items?: JsonSchema;
}

const isList = (schema: ValueSchema): schema is readonly [ValueSchema] => Array.isArray(schema);

/** A value of an output as JSON Schema. */
export function jsonSchemaOf(schema: ValueSchema): JsonSchema {
	if (typeof schema === 'string') {
		const types = schema.split('|');
		return { type: types.length === 1 ? types[0] : types };
	}
	if (isList(schema)) return { type: 'array', items: jsonSchemaOf(schema[0]) };
	const entries = Object.entries(schema as FieldSchemas);
	return {
		type: 'object',
		...(isNullable(schema as FieldSchemas) && { nullable: true as const }),
		properties: Object.fromEntries(
			entries.map(([name, value]) => [fieldName(name), jsonSchemaOf(value)]),
		),
	};
}

/** What an operation outputs with its default parameters; a delete outputs the same everywhere. */
export const outputSchemaOf = ({ outputSchema = {}, request }: Operation): FieldSchemas =>
	request.method === 'DELETE' ? DELETED : outputSchema;

/** The number in a folder's name; n8n looks for all three parts of it. */
const padded = (version: number) => [...String(version).split('.'), '0', '0'].slice(0, 3).join('.');

/** A file that n8n's editor reads what an operation outputs from. */
export interface SchemaFile {
	/** Below `dist/`, with forward slashes. */
	path: string;
	text: string;
}

/** The files for all operations of all nodes, where n8n looks for them: beside the node. */
export function schemaFiles(): SchemaFile[] {
	return platforms().flatMap(({ folder, action, resources }) => {
		const { version } = action.node.description;
		return [version].flat().flatMap((one) =>
			resources.flatMap((resource) =>
				resource.operations.map((operation) => {
					const schema = { ...jsonSchemaOf(outputSchemaOf(operation)), version: 1 };
					const below = `v${padded(one)}/${resource.value}/${operation.value}.json`;
					const text = `${JSON.stringify(schema)}\n`;
					return { path: `nodes/${folder}/__schema__/${below}`, text };
				}),
			),
		);
	});
}

/** Writes the files into a folder. */
export function writeSchemaFiles(folder: string): void {
	for (const { path, text } of schemaFiles()) {
		const file = join(folder, path);
		mkdirSync(dirname(file), { recursive: true });
		writeFileSync(file, text);
	}
}

if (require.main === module) writeSchemaFiles(join(__dirname, '..', 'dist'));
