type Scalar = 'boolean' | 'integer' | 'number' | 'string';

/** The fields of an object, by name; a name that ends in `?` is not always there. */
export interface FieldSchemas {
	readonly [name: string]: ValueSchema;
}

/**
 * What one value of an output looks like: a scalar, perhaps null; a list, written as its one entry; an
 * object, written as its fields. `{}` is an object of which no document shows the fields.
 */
export type ValueSchema = Scalar | `${Scalar}|null` | readonly [ValueSchema] | FieldSchemas;

const NULLABLE = Symbol('nullable');

/** The same object, or null. */
export const orNull = (fields: FieldSchemas): FieldSchemas => ({ ...fields, [NULLABLE]: true });

/** Whether null may stand in the object's place. */
export const isNullable = (fields: FieldSchemas): boolean => NULLABLE in fields;

/** What an operation outputs, as data. */
export interface OutputSpec {
	/** The fields of one item; where there are `rawFields`, at most ten. */
	outputSchema?: FieldSchemas;
	/** The other fields of a wide answer. Gives the operation *Simplify*, which leaves them out. */
	rawFields?: FieldSchemas;
	/** Where the vendor's answers may hold a secret, with dots; n8n can hide what is there. */
	secretFields?: readonly string[];
}

/** The name of a field as it stands in the output. */
export const fieldName = (name: string): string => name.replace(/\?$/, '');

/** What every operation outputs that deletes. */
export const DELETED: FieldSchemas = { deleted: 'boolean' };

/**
 * Where the operations of a node may output secrets, for n8n's `sensitiveOutputFields`.
 *
 * @returns undefined where nowhere, so that the description stays without
 */
export function sensitiveOutputFieldsOf(
	resources: ReadonlyArray<{ operations: readonly OutputSpec[] }>,
): string[] | undefined {
	const all = resources.flatMap(({ operations }) =>
		operations.flatMap(({ secretFields = [] }) => secretFields),
	);
	return all.length === 0 ? undefined : [...new Set(all)].sort();
}
