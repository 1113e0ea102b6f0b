import { createHash } from 'node:crypto';

type Part = string | number;

/**
 * A number that looks random and is the same whenever the parts are: what happens to a request then
 * hangs on the seed and the item, not on which request came first.
 *
 * @returns from 0 up to, but without, 1
 */
export function chance(...parts: Part[]): number {
	return createHash('sha256').update(parts.join('|')).digest().readUInt32BE(0) / 2 ** 32;
}

/** A whole number from `from` up to and with `to`, by chance. */
export function between(from: number, to: number, ...parts: Part[]): number {
	return from + Math.floor(chance(...parts) * (to - from + 1));
}

/**
 * One of several, each as often as its weight says.
 *
 * @param options the weights need not add up to anything
 */
export function oneOf<Option>(options: ReadonlyArray<readonly [number, Option]>, ...parts: Part[]) {
	const total = options.reduce((sum, [weight]) => sum + weight, 0);
	let left = chance(...parts) * total;
	const found = options.find(([weight]) => {
		left -= weight;
		return left < 0;
	});
	return (found ?? options[options.length - 1])[1];
}
