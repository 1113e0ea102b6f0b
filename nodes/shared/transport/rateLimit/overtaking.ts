/**
 * Whose turn it is when one may leave out of turn, because it must not wait as long as the others: it
 * may overtake each of them once, then theirs comes first.
 */
export class Overtaking {
	/** The lanes that were overtaken and have had no turn since. */
	private readonly overtaken = new Set<string>();

	/**
	 * @param line the first of every lane, in the order of their turns
	 * @param due the one of them that must not wait any longer
	 * @returns the one that leaves now
	 */
	pick<T extends { lane: string }>(line: readonly T[], due: T): T {
		const before = line.slice(0, line.indexOf(due));
		const owed = before.find(({ lane }) => this.overtaken.has(lane));
		if (owed !== undefined) return owed;
		for (const { lane } of before) this.overtaken.add(lane);
		return due;
	}

	/** A lane had its turn. */
	served(lane: string): void {
		this.overtaken.delete(lane);
	}

	/** Nobody is in line. */
	forget(): void {
		this.overtaken.clear();
	}
}
