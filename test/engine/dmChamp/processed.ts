import { createHash } from 'node:crypto';
import { setImmediate as turn } from 'node:timers/promises';
import type {
	DeduplicationItemTypes,
	DeduplicationScope,
	ICheckProcessedContextData,
	ICheckProcessedOptions,
	IDataDeduplicator,
	IDeduplicationOutput,
} from 'n8n-workflow';
import { DataDeduplicationService } from 'n8n-core/dist/data-deduplication-service';

const hashOf = (value: DeduplicationItemTypes) =>
	createHash('md5').update(value.toString()).digest('base64');

/**
 * n8n's table of processed data, in memory: one row for a node, read, changed and written back with
 * time passing in between and no lock, as `dist/deduplication/deduplication-helper.js` of n8n 2.41
 * does. Two writers that are not kept apart lose each other's entries here as they do there.
 */
export class ProcessedData implements IDataDeduplicator {
	private rows = new Map<string, string[]>();

	/** Lets the next calls of a kind fail. */
	broken: { record?: boolean; remove?: boolean } = {};

	/** Entries with which another process makes a node's row just before this one does, which is refused then. */
	overtaken?: string[];

	/** Options of every call, to see that nothing is ever evicted. */
	options: ICheckProcessedOptions[] = [];

	private nameOf(scope: DeduplicationScope, { workflow, node }: ICheckProcessedContextData) {
		return `${workflow.id}|${scope === 'node' ? `n:${node?.id}` : ''}`;
	}

	async checkProcessedAndRecord(
		items: DeduplicationItemTypes[],
		scope: DeduplicationScope,
		context: ICheckProcessedContextData,
		options: ICheckProcessedOptions,
	): Promise<IDeduplicationOutput> {
		this.options.push(options);
		if (this.broken.record) throw new Error('database is locked');
		const name = this.nameOf(scope, context);
		await turn();
		const row = [...(this.rows.get(name) ?? [])];
		const output: IDeduplicationOutput = { new: [], processed: [] };
		for (const item of items) {
			const isKnown = row.includes(hashOf(item));
			output[isKnown ? 'processed' : 'new'].push(item);
			if (!isKnown) row.push(hashOf(item));
		}
		await turn();
		if (this.overtaken && !this.rows.has(name)) {
			this.rows.set(name, this.overtaken.map(hashOf));
			throw new Error('duplicate key value violates unique constraint "PK_processed_data"');
		}
		this.rows.set(name, row);
		return output;
	}

	async removeProcessed(
		items: DeduplicationItemTypes[],
		scope: DeduplicationScope,
		context: ICheckProcessedContextData,
		options: ICheckProcessedOptions,
	): Promise<void> {
		this.options.push(options);
		if (this.broken.remove) throw new Error('database is locked');
		const name = this.nameOf(scope, context);
		await turn();
		const gone = items.map(hashOf);
		const row = (this.rows.get(name) ?? []).filter((entry) => !gone.includes(entry));
		await turn();
		this.rows.set(name, row);
	}

	async clearAllProcessedItems(): Promise<void> {
		this.rows.clear();
	}

	async getProcessedDataCount(
		scope: DeduplicationScope,
		context: ICheckProcessedContextData,
	): Promise<number> {
		return (this.rows.get(this.nameOf(scope, context)) ?? []).length;
	}

	/** Entries in all rows. */
	get size(): number {
		return [...this.rows.values()].reduce((sum, row) => sum + row.length, 0);
	}

	/** What the table holds, as a process that is killed now would leave it. */
	snapshot(): Map<string, string[]> {
		return new Map([...this.rows].map(([name, row]) => [name, [...row]]));
	}

	/** The table as another process left it. */
	restore(rows: Map<string, string[]>): void {
		this.rows = new Map(rows);
	}

	/** Forgets everything. */
	reset(): void {
		this.rows.clear();
		this.broken = {};
		this.overtaken = undefined;
		this.options = [];
	}
}

/** Gives n8n-core this table; once for each test file. */
export async function useProcessedData(): Promise<ProcessedData> {
	const data = new ProcessedData();
	await DataDeduplicationService.init(data);
	return data;
}
