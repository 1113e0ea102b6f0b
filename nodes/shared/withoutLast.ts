/**
 * A text without a row of signs at its end, found from the end: a pattern would try anew from each sign of a long
 * row inside the text, which takes a time that grows with its square.
 *
 * @param sign matches one character, without the flag `g`
 */
export function withoutLast(text: string, sign: RegExp): string {
	let end = text.length;
	while (end > 0 && sign.test(text.charAt(end - 1))) end -= 1;
	return text.slice(0, end);
}

/** An address without the slashes at its end. */
export const withoutLastSlashes = (address: string): string => withoutLast(address, /\//);
