type Reviver = (key: string, value: unknown, context?: { source?: string }) => unknown;

const LONG_NUMBER = /\d{16}/;

// Ids of 64 bits, as some vendors write them, are beyond what a number can hold exactly.
const keepExact: Reviver = (_key, value, context) => {
	if (typeof value !== 'number' || Number.isSafeInteger(value)) return value;
	const source = context?.source ?? '';
	return /^-?\d+$/.test(source) ? source : value;
};

/**
 * Parses JSON; whole numbers beyond 2^53 become text where this Node can tell their digits (from
 * version 21), instead of another number.
 *
 * @throws SyntaxError, RangeError
 */
export function parseExactJson(text: string): unknown {
	return LONG_NUMBER.test(text)
		? (JSON.parse(text, keepExact as (key: string, value: unknown) => unknown) as unknown)
		: (JSON.parse(text) as unknown);
}
