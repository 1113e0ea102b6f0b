import { fieldName, isNullable } from '../../nodes/shared/operation/outputSchema';
import type { FieldSchemas, ValueSchema } from '../../nodes/shared/operation/outputSchema';

const isObject = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

function typesOf(value: unknown): string[] {
	if (value === null) return ['null'];
	if (typeof value === 'number') return Number.isInteger(value) ? ['integer', 'number'] : ['number'];
	return [Array.isArray(value) ? 'array' : typeof value];
}

function fieldFindings(schema: FieldSchemas, value: unknown, path: string): string[] {
	if (value === null && isNullable(schema)) return [];
	if (!isObject(value)) return [`${path} is ${typesOf(value)[0]}, not object`];
	const names = Object.keys(schema).map(fieldName);
	// No document shows its fields.
	if (names.length === 0) return [];
	const unknown = Object.keys(value).filter((name) => !names.includes(name));
	const below = Object.entries(schema).flatMap(([key, one]) => {
		const name = fieldName(key);
		if (name in value) return schemaFindings(one, value[name], `${path}.${name}`);
		return name === key ? [`${path}.${name} is missing`] : [];
	});
	return [...unknown.map((name) => `${path}.${name} is not in the schema`), ...below];
}

/**
 * Where a value is not as an output schema says.
 *
 * @returns one sentence for each finding
 */
export function schemaFindings(schema: ValueSchema, value: unknown, path = '$'): string[] {
	if (typeof schema === 'string') {
		const found = typesOf(value);
		const fits = schema.split('|').some((type) => found.includes(type));
		return fits ? [] : [`${path} is ${found[0]}, not ${schema}`];
	}
	if (!Array.isArray(schema)) return fieldFindings(schema as FieldSchemas, value, path);
	if (!Array.isArray(value)) return [`${path} is ${typesOf(value)[0]}, not array`];
	const [entry] = schema as [ValueSchema];
	return value.flatMap((one, index) => schemaFindings(entry, one, `${path}[${index}]`));
}
