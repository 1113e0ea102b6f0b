/** n8n's table, as far as it keeps the keys of one node. Each call reads and writes the whole row. */
export interface Table {
	/**
	 * Writes entries down in one step, durably, before it resolves.
	 *
	 * @returns those that were not there before
	 */
	record(entries: readonly string[]): Promise<string[]>;
	/** Takes entries away in one step. */
	remove(entries: readonly string[]): Promise<void>;
	/** How many entries there are. */
	count(): Promise<number>;
	/** Keeps the entries that were written last. */
	keepNewest(most: number): Promise<void>;
}

/** Where claims are written: what many keys write at about one time is one write. */
export interface Ledger extends Pick<Table, 'record' | 'remove'> {
	/**
	 * An entry for a claim to write with its own: it is new in the very next write and shared by the
	 * claims of that write, so a claim that finds it gone knows that its write was lost.
	 */
	witness(): string;
	/** The claim that had a witness has ended. */
	dismiss(witness: string): void;
	/** How long a record must stay before it counts, in milliseconds. */
	readonly settleMs: number;
}
