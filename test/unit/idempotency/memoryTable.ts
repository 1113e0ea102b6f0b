import type { Table } from '../../../nodes/shared/idempotency/ledger';

/** A node's row in memory, which counts what is asked of it. */
export class MemoryTable implements Table {
	row: string[] = [];

	writes = 0;

	/** Lets the next calls of a kind fail. */
	broken: { record?: boolean; remove?: boolean } = {};

	async record(entries: readonly string[]): Promise<string[]> {
		this.writes += 1;
		if (this.broken.record) throw new Error('database is locked');
		const known = new Set(this.row);
		const fresh = entries.filter((entry) => !known.has(entry));
		this.row.push(...fresh);
		return fresh;
	}

	async remove(entries: readonly string[]): Promise<void> {
		this.writes += 1;
		if (this.broken.remove) throw new Error('database is locked');
		const gone = new Set(entries);
		this.row = this.row.filter((entry) => !gone.has(entry));
	}

	async count(): Promise<number> {
		return this.row.length;
	}

	async keepNewest(most: number): Promise<void> {
		this.row = this.row.slice(-most);
	}

	/** The kinds of entries that are there, each once. */
	kinds(): string[] {
		return [...new Set(this.row.map((entry) => entry.replace(/:.*/, '')))].sort();
	}
}
