import { sleep } from 'n8n-workflow';

// n8n may take long between reading a list and writing it where the machine is busy.
const KEPT_MS = 10_000;
const PAUSE_MS = 1_500;
const MOST_KEPT = 2_000;

/**
 * Entries of n8n's lists that were written a moment ago, to be written again with whatever comes next.
 *
 * n8n reads a node's list, changes it and writes it whole, without a lock: where two processes do so
 * at once, the later one undoes the earlier one. Writing an entry that is there changes nothing.
 */
export class RewriteBuffer {
	/** For each owner of a list, its entries and when they are to be let go, oldest first. */
	private readonly kept = new Map<string, Map<string, number>>();

	/** @param node name of workflow and node, the owner of the list */
	of(node: string): string[] {
		return [...(this.kept.get(node)?.keys() ?? [])];
	}

	/**
	 * Keeps entries for some seconds.
	 *
	 * @param write writes them again; called now and then, for a list that nobody else writes to
	 * @returns settles when none of the node's entries is kept any more; rejects where `write` does
	 */
	async keep(node: string, entries: readonly string[], write: () => Promise<void>): Promise<void> {
		const known = this.kept.get(node);
		const kept = known ?? new Map<string, number>();
		for (const entry of entries) kept.set(entry, Date.now() + KEPT_MS);
		this.letGo(kept);
		if (known !== undefined) return;
		this.kept.set(node, kept);
		try {
			while (kept.size > 0) {
				await sleep(PAUSE_MS);
				await write();
				this.letGo(kept);
			}
		} finally {
			this.kept.delete(node);
		}
	}

	private letGo(kept: Map<string, number>): void {
		const now = Date.now();
		for (const [entry, until] of kept) {
			if (until > now && kept.size <= MOST_KEPT) return;
			kept.delete(entry);
		}
	}
}
