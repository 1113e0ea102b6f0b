import type { Field, FieldOrCollection } from '../../nodes/shared/fields';

const isTyped = (entry: unknown): entry is FieldOrCollection =>
	typeof entry === 'object' && entry !== null && 'kind' in entry;

/** The fields that a builder made, those inside collections too. */
export const typedFieldsIn = (entries: readonly unknown[]): Field[] =>
	entries
		.filter(isTyped)
		.flatMap((entry) => (entry.kind === 'collection' ? [...entry.fields] : [entry]));
