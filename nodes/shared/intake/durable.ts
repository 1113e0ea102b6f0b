import type { IExecuteFunctions } from 'n8n-workflow';

import { turns } from './state';

type Helpers = Pick<
	IExecuteFunctions['helpers'],
	'checkProcessedAndRecord' | 'getProcessedDataCount' | 'removeProcessed'
>;

// n8n keeps the whole list in one row which it reads and writes each time, so it is kept short.
const OPTIONS = { mode: 'entries', maxEntries: 4_000 } as const;

/**
 * Second line against duplicates, which outlives the process: n8n's table of processed items, a
 * bounded list for each node.
 *
 * n8n reads, changes and writes that list without a lock, so within this process its users take
 * turns; between processes the races remain.
 */
export class DurableMemory {
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
		const own = `${key}@${executionId}`;
		const { processed } = await this.inTurn(async () => await this.record([key, own]));
		return processed.includes(key) && !processed.includes(own);
	}

	/** Records a delivery that has been worked off. */
	async add(key: string): Promise<void> {
		await this.inTurn(async () => await this.record([key]));
	}

	/**
	 * Whether a delivery was recorded, without recording it. n8n offers no such question: it is
	 * taken out, and put back where that made the list shorter. A process killed in between
	 * forgets a delivery that was done, and never takes one for done that was not.
	 */
	async has(key: string): Promise<boolean> {
		return await this.inTurn(async () => {
			const before = await this.helpers.getProcessedDataCount('node', OPTIONS);
			if (before === 0) return false;
			await this.helpers.removeProcessed([key], 'node', OPTIONS);
			if ((await this.helpers.getProcessedDataCount('node', OPTIONS)) === before) return false;
			await this.record([key]);
			return true;
		});
	}

	private async inTurn<T>(task: () => Promise<T>): Promise<T> {
		return await turns.take(this.node, task);
	}

	private async record(keys: string[]) {
		const write = async () =>
			await this.helpers.checkProcessedAndRecord(keys, 'node', { ...OPTIONS });
		try {
			return await write();
		} catch {
			// Two processes make a node's first row at once and one of them is refused: there is a row now.
			return await write();
		}
	}
}
