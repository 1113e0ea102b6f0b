import type { ErrorInfo } from './errorInfo';

/**
 * How one item ended.
 * - `delivered`: the vendor took it; `value` is what the item gives out.
 * - `rejected`: the vendor certainly did not take it.
 * - `ambiguous`: it may have.
 * - `notSent`: it never left.
 * - `skipped`: it never left because its run ended first (another item failed, or a cancel).
 */
export type Outcome<T> =
	| { kind: 'delivered'; value: T }
	| { kind: 'rejected' | 'ambiguous' | 'notSent'; errorInfo: ErrorInfo }
	| { kind: 'skipped' };

/** A check found the item wrong; nothing has left. */
export class InputError extends Error {
	/**
	 * @param message what is wrong, naming the field as the user sees it
	 * @param description what to do about it
	 */
	constructor(
		message: string,
		readonly description: string,
	) {
		super(message);
	}
}

/** The outcome of an item that a check refused. */
export function notSent(inputError: InputError): Outcome<never> {
	return {
		kind: 'notSent',
		errorInfo: {
			message: inputError.message,
			description: inputError.description,
			failure: { cause: 'configuration-invalid' },
		},
	};
}

/** What was thrown, as an input error: n8n throws its own where it cannot give a value. */
function inputErrorOf(error: unknown): InputError {
	if (error instanceof InputError) return error;
	return new InputError((error as Error).message, 'Nothing was sent for this item.');
}

/**
 * Runs something that may find the item wrong; nothing has left when it runs.
 *
 * @returns its value, or how the item ended where it was refused
 */
export function checkedValue<V>(read: () => V): { value: V } | { refused: Outcome<never> } {
	try {
		return { value: read() };
	} catch (error) {
		return { refused: notSent(inputErrorOf(error)) };
	}
}

/**
 * Runs checks; nothing has left when they run.
 *
 * @returns how the item ended where a check refused it, undefined where all passed
 */
export function checked(checks: () => void): Outcome<never> | undefined {
	const result = checkedValue(checks);
	return 'refused' in result ? result.refused : undefined;
}

/**
 * The same for something that gives way to others in between.
 *
 * @returns its value, or how the item ended where it was refused
 */
export async function checkedValueAsync<V>(
	read: () => Promise<V>,
): Promise<{ value: V } | { refused: Outcome<never> }> {
	return await read().then(
		(value) => ({ value }),
		(error: unknown) => ({ refused: notSent(inputErrorOf(error)) }),
	);
}
