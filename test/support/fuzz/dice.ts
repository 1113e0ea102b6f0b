/** Chance that is the same everywhere for one seed (Mulberry32). */
export class Dice {
	private state: number;

	/** @param seed a whole number */
	constructor(seed: number) {
		this.state = seed | 0;
	}

	/** From 0 up to, but without, 1. */
	next(): number {
		this.state = (this.state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	}

	/** A whole number from 0 up to, but without, `limit`. */
	below(limit: number): number {
		return Math.floor(this.next() * limit);
	}

	/** @param share from 0 (never) to 1 (always) */
	maybe(share: number): boolean {
		return this.next() < share;
	}

	pick<T>(from: readonly T[]): T {
		return from[this.below(from.length)];
	}

	/** One of several, each as often as its weight says; the weights need not add up to anything. */
	weighted<T>(from: ReadonlyArray<readonly [number, T]>): T {
		let left = this.next() * from.reduce((sum, [weight]) => sum + weight, 0);
		const found = from.find(([weight]) => {
			left -= weight;
			return left < 0;
		});
		return (found ?? from[from.length - 1])[1];
	}
}
