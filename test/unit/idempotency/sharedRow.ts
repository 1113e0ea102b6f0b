import { newWitness } from '../../../nodes/shared/idempotency/entries';
import type { Ledger } from '../../../nodes/shared/idempotency/ledger';

/** Lets others go on; resolves when the test says so. */
export type Step = (label: string) => Promise<unknown>;

type Change = (row: Set<string>) => void;

/**
 * n8n's row of a node as several processes see it: each reads it, changes its copy and writes that back,
 * without a lock, so that the later of two that overlap undoes the earlier one (n8n 2.41.1,
 * `dist/deduplication/deduplication-helper.js`). Between reading and writing, and before both, the test
 * decides who goes on.
 */
export class SharedRow {
	entries = new Set<string>();

	private readonly underWay = new Set<Promise<void>>();

	constructor(private readonly step: Step) {}

	private async change(who: string, step: Step, job: Change): Promise<void> {
		await step(`${who} reads`);
		const copy = new Set(this.entries);
		job(copy);
		const writing = step(`${who} writes`).then(() => {
			this.entries = copy;
		});
		const ended = writing.catch(() => undefined);
		this.underWay.add(ended);
		try {
			await writing;
		} finally {
			this.underWay.delete(ended);
		}
	}

	/**
	 * The ledger of one process.
	 *
	 * @param step its own steps, where it may be killed at one
	 */
	process(who: string, step: Step = this.step): Ledger {
		return {
			settleMs: 150,
			witness: newWitness,
			dismiss: () => undefined,
			record: async (entries) => {
				let fresh: string[] = [];
				await this.change(who, step, (row) => {
					fresh = entries.filter((entry) => !row.has(entry));
					for (const entry of fresh) row.add(entry);
				});
				return fresh;
			},
			remove: async (entries) =>
				await this.change(who, step, (row) => {
					for (const entry of entries) row.delete(entry);
				}),
		};
	}

	/** A clock whose waits last until the row was in nobody's hands for a moment. */
	clock(who: string, step: Step = this.step) {
		return {
			sleep: async () => {
				while (this.underWay.size > 0) await Promise.all([...this.underWay]);
				await step(`${who} wakes`);
			},
		};
	}
}
