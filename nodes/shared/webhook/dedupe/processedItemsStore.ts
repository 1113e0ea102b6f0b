import type { IExecuteFunctions } from 'n8n-workflow';

import { lists, recent } from './state';
import { begin, finished } from './attemptLog';

type Helpers = Pick<IExecuteFunctions['helpers'], 'checkProcessedAndRecord'>;

// n8n keeps the whole list in one row which it reads and writes each time, so it is kept short.
const OPTIONS = { mode: 'entries', maxEntries: 4_000 } as const;

/**
 * Second line against duplicates, which outlives the process: n8n's table of processed items, a
 * bounded list for each node.
 *
 * n8n reads, changes and writes that list without a lock, so within this process its users take
 * turns, and those that wait are written together; between processes a write can undo another one, see {@link ProcessedItemsStore.lookAfter}. Nothing
 * is ever taken out, so what is lost that way makes a delivery run twice, never not at all.
 */
export class ProcessedItemsStore {
	/** @param node name of workflow and node, the owner of the list */
	constructor(
		private readonly helpers: Helpers,
		private readonly node: string,
	) {}

	/**
	 * Records a delivery.
	 *
	 * @param executionId the execution that works on it: a worker that died and whose execution is
	 * taken up again must not take its own first try for an earlier delivery
	 * @returns whether an earlier execution has recorded it already
	 */
	async recordedBefore(key: string, executionId: string): Promise<boolean> {
		const entries = ProcessedItemsStore.entries(key, executionId);
		const there = await this.record(entries);
		return there.includes(key) && !there.includes(entries[1]);
	}

	/** What {@link recordedBefore} writes down. */
	static entries(key: string, executionId: string): [string, string] {
		return [key, `${key}@${executionId}`];
	}

	/**
	 * Begins to work on a delivery that counts as done only after {@link finish}.
	 *
	 * @returns the number of this try; `done` where an earlier one has finished
	 */
	async begin(key: string): Promise<number | 'done'> {
		return await begin(key, async (entries) => await this.record(entries));
	}

	/**
	 * Records that a try was worked off.
	 *
	 * @returns what it wrote down
	 */
	async finish(key: string, number: number): Promise<string[]> {
		const entries = finished(key, number);
		await this.record(entries);
		return entries;
	}

	/** Sees to it, for some seconds, that entries stay where other processes write to the list. */
	async lookAfter(entries: readonly string[]): Promise<void> {
		await recent.keep(this.node, entries, async () => void (await this.record([])));
	}

	/** @returns which of the entries were there before */
	private async record(entries: readonly string[]): Promise<string[]> {
		return await lists.add(this.node, entries, async (waiting) => {
			const all = [...new Set([...waiting, ...recent.of(this.node)])];
			const write = async () => {
				const seen = await this.helpers.checkProcessedAndRecord(all, 'node', { ...OPTIONS });
				return seen.processed.map(String);
			};
			try {
				return await write();
			} catch {
				// Two processes make a node's first row at once and one of them is refused: there is a row now.
				return await write();
			}
		});
	}
}
