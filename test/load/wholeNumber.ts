/**
 * Reads an option of a load run.
 *
 * @param name as typed, without the dashes
 * @param given what was typed; undefined where the option was left out
 * @throws Error where it is not a whole number above 0
 */
export function wholeNumber(name: string, given: string | undefined, otherwise: number): number {
	const value = given === undefined ? otherwise : Number(given);
	if (Number.isInteger(value) && value > 0) return value;
	throw new Error(`--${name} must be a whole number above 0, not "${given}"`);
}
