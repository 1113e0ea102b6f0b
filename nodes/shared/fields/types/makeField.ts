import type { INodeProperties } from 'n8n-workflow';

import { isBlank } from '../blank';
import type { Field, FieldOptions, FieldType, ReadingContext } from '../field';

/** What a type adds to the options that every field has. */
export interface TypeOf<T> {
	type: FieldType;
	/** n8n's property without what every field has. */
	property: Pick<INodeProperties, 'type' | 'default'> & Partial<INodeProperties>;
	blank: Field['blank'];
	/** Reads a value that is not blank, and says undefined where it turns out to hold nothing. */
	read(raw: unknown, context: ReadingContext): T | undefined;
	/** Which values say nothing; missing and blank ones unless said otherwise. */
	isBlank?: (raw: unknown) => boolean;
}

const given = (options: FieldOptions): Partial<INodeProperties> => {
	const { description, placeholder, hint } = options;
	const texts = Object.entries({ description, placeholder, hint });
	return Object.fromEntries(texts.filter(([, text]) => text !== undefined));
};

/** Puts a field together from what an operation says of it and what its type does. */
export function makeField<T>(
	options: FieldOptions,
	{ type, property, blank, read, isBlank: saysNothing = isBlank }: TypeOf<T>,
): Field<T> {
	const { displayName, name, required = false, show, to } = options;
	return {
		kind: 'field',
		type,
		property: { displayName, name, ...property, ...given(options) },
		required,
		...(show && { show }),
		...(to && { to }),
		blank,
		read: (raw, context) => (saysNothing(raw) ? undefined : read(raw, context)),
	};
}
