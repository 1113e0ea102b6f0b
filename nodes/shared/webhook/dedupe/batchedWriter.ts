import { KeyedQueue } from '../../keyedQueue';

/** Adds entries to a list in one step; gives back those that were there before. */
export type Write = (entries: string[]) => Promise<string[]>;

interface Ask {
	entries: readonly string[];
	/** There once a write has taken it along. */
	there?: Promise<string[]>;
}

/**
 * Lines up the writes to a list, and makes one of all that wait while another is under way: a list
 * that is read and written as a whole costs the same for one entry as for many.
 */
export class BatchedWriter {
	private readonly queue = new KeyedQueue();

	private readonly waiting = new Map<string, Ask[]>();

	private pending = 0;

	/** How many callers wait for a write. */
	get size(): number {
		return this.pending;
	}

	/**
	 * @param list the list's name
	 * @param write writes to that list, whichever of those that wait it comes from
	 * @returns which of the entries were there before, those of earlier callers included; rejects
	 * where the write does
	 */
	async add(list: string, entries: readonly string[], write: Write): Promise<string[]> {
		const ask: Ask = { entries };
		const others = this.waiting.get(list);
		if (others === undefined) this.waiting.set(list, [ask]);
		else others.push(ask);
		this.pending += 1;
		try {
			return await this.queue.inOrder(list, async () => {
				if (ask.there === undefined) this.writeAll(list, write);
				return await (ask.there as Promise<string[]>);
			});
		} finally {
			this.pending -= 1;
		}
	}

	private writeAll(list: string, write: Write): void {
		const asks = this.waiting.get(list) ?? [];
		this.waiting.delete(list);
		const written = write([...new Set(asks.flatMap(({ entries }) => entries))]);
		// One after the other, as if each had written alone.
		const known = written.then((before) => new Set(before));
		for (const ask of asks) {
			ask.there = known.then((there) => {
				const found = ask.entries.filter((entry) => there.has(entry));
				for (const entry of ask.entries) there.add(entry);
				return found;
			});
			// Each of them is asked for when its turn comes; until then a rejection has no listener.
			ask.there.catch(() => undefined);
		}
	}
}
