import type { Field, ReadingContext } from '../../../../nodes/shared/fields';

/** What fields are read in: no Default Country Code, the zone of the workflow is UTC. */
export const context: ReadingContext = { label: 'Field', timezone: 'UTC', now: 0 };

/** Options that every field has. */
export const named = { displayName: 'Field', name: 'field' };

/** Reads with a field as the executor does for one item. */
export const reader =
	<T>(field: Field<T>) =>
	(raw: unknown): T | undefined =>
		field.read(raw, { ...context, label: field.property.displayName });
