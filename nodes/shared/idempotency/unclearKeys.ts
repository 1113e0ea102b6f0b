/** So many keys at the most; the one that was looked at first goes when one more comes. */
const MOST = 10_000;

/** For so long, in milliseconds, what was seen of a key is taken as true: many may want it at once. */
const FRESH_MS = 1_000;

/** Keys that this process found unclear, and when it looked last. */
export class UnclearKeys {
	private readonly lookedAt = new Map<string, number>();

	/**
	 * @param claimed the entry for the key's claim
	 * @param at milliseconds since 1970
	 */
	note(claimed: string, at: number): void {
		this.lookedAt.delete(claimed);
		this.lookedAt.set(claimed, at);
		if (this.lookedAt.size <= MOST) return;
		for (const oldest of this.lookedAt.keys()) {
			this.lookedAt.delete(oldest);
			return;
		}
	}

	/** Whether it was ever found unclear: nobody waits for its end once more. */
	has(claimed: string): boolean {
		return this.lookedAt.has(claimed);
	}

	/** Whether it was found unclear a moment ago, so that looking again is not worth it. */
	isFresh(claimed: string, now: number): boolean {
		const at = this.lookedAt.get(claimed);
		return at !== undefined && now - at < FRESH_MS;
	}
}
