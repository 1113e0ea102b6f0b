import { InputError } from '../transport';

/** A field that must have a value has none for this item. */
export const emptyValue = (label: string): InputError =>
	new InputError(
		`${label} is empty`,
		'Fill it in. If it is an expression, it resolved to an empty value for this item.',
	);

/**
 * The user's expression threw.
 *
 * @param cause what n8n's expression engine says, such as "Referenced node doesn't exist"
 */
export const unresolved = (label: string, cause: Error): InputError =>
	new InputError(
		`The expression in ${label} could not be resolved: ${cause.message}`,
		'Correct the expression. Nothing was sent for this item.',
	);
