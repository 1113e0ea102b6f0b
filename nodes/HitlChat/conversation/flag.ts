const YES = ['true', 'yes', 'y', 'on', '1'];
const NO = ['false', 'no', 'n', 'off', '0'];

/**
 * Reads a flag in the spellings that are in use, whatever the case of letters: `true`, `"True"`,
 * `"yes"`, `1`.
 *
 * @returns undefined for anything that is neither yes nor no
 */
export function flagOf(value: unknown): boolean | undefined {
	if (!['boolean', 'number', 'string'].includes(typeof value)) return undefined;
	const word = String(value).trim().toLowerCase();
	if (YES.includes(word)) return true;
	return NO.includes(word) ? false : undefined;
}

/** Reads a flag of the vendor, whose document shows none of the values; what is not yes is no. */
export const isTrue = (value: unknown): boolean => flagOf(value) === true;
