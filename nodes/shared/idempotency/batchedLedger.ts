import type { Clock } from '../transport';
import type { Ledger, Table } from './ledger';
import { wait } from './wait';
import { Witnesses } from './witnesses';

/** The least time from one write to the next, in milliseconds: what comes in between goes together. */
const LEAST_INTERVAL_MS = 10;

/** And the longest. */
const MOST_INTERVAL_MS = 1_000;

/** Writes take this share of the time at most in the long run, however many entries a node has. */
const SHARE = 1 / 4;

/** A row of so many entries costs n8n's event loop next to nothing: what its writes take is waiting. */
const FEW_ENTRIES = 3_000;

/** The share of the time that writes of such a row may take. */
const SHARE_OF_FEW = 1 / 2;

/**
 * What a node that wrote nothing for a while may write without a pause, in milliseconds of writing: until a
 * run knows how many keys it needs at once, each of its first messages waits for three writes.
 */
const MOST_CREDIT_MS = 2_000;

/** Longer than a row is in anybody's hands. */
const LEAST_SETTLE_MS = 150;

interface Waiting<R> {
	entries: readonly string[];
	resolve(result: R): void;
	reject(error: unknown): void;
}

const unique = (waiting: ReadonlyArray<Waiting<never>>) => [
	...new Set(waiting.flatMap(({ entries }) => entries)),
];

/**
 * The ledger of one node in this process. n8n keeps all entries of a node in one row, and each write
 * costs the whole row; so writes that are wanted at about one time are one, and where they are many
 * there is a pause after each that grows with what it took.
 */
export class BatchedLedger implements Ledger, Table {
	private records: Array<Waiting<string[]>> = [];

	private removals: Array<Waiting<void>> = [];

	private isWriting = false;

	private nextWriteAt = 0;

	private credit = MOST_CREDIT_MS;

	private credited = 0;

	private took = 0;

	/** Entries of the row at the most; unknown before the first write. */
	private entries?: number;

	private readonly witnesses = new Witnesses();

	private last: Promise<unknown> = Promise.resolve();

	/**
	 * @param table of the node
	 * @param clock the time
	 */
	constructor(
		private readonly table: Table,
		private readonly clock: Clock,
	) {}

	get settleMs(): number {
		return Math.max(LEAST_SETTLE_MS, 3 * this.took);
	}

	witness(): string {
		return this.witnesses.ofNextWrite();
	}

	dismiss(witness: string): void {
		this.witnesses.dismiss(witness);
	}

	async record(entries: readonly string[]): Promise<string[]> {
		return await new Promise((resolve, reject) => {
			this.records.push({ entries, resolve, reject });
			this.writeSoon();
		});
	}

	async remove(entries: readonly string[]): Promise<void> {
		if (entries.length === 0) return;
		await new Promise<void>((resolve, reject) => {
			this.removals.push({ entries, resolve, reject });
			this.writeSoon();
		});
	}

	async count(): Promise<number> {
		return await this.alone(async () => await this.table.count());
	}

	async keepNewest(most: number): Promise<void> {
		await this.alone(async () => await this.table.keepNewest(most));
	}

	/** Gives out the witnesses that are to be removed; all of them where the process is idle. */
	takeWitnesses(isIdle: boolean): string[] {
		return this.witnesses.take(isIdle);
	}

	/** Runs a job on the row when nothing else of this process is at it. */
	private async alone<R>(job: () => Promise<R>): Promise<R> {
		const result = this.last.then(job);
		this.last = result.catch(() => undefined);
		return await result;
	}

	private writeSoon(): void {
		if (this.isWriting) return;
		this.isWriting = true;
		void this.writeAll();
	}

	private async writeAll(): Promise<void> {
		while (this.records.length > 0 || this.removals.length > 0) {
			const pause = Math.max(0, this.nextWriteAt - this.clock.now());
			// At least one turn, so that neighbours come along.
			await wait(this.clock, pause);
			const begun = this.clock.now();
			await this.alone(async () => await this.writeRecords());
			await this.alone(async () => await this.writeRemovals());
			this.took = this.clock.now() - begun;
			this.nextWriteAt = begun + this.interval();
		}
		this.isWriting = false;
	}

	/** How long after the beginning of the last write the next one may begin. */
	private interval(): number {
		const now = this.clock.now();
		const share = (this.entries ?? 0) < FEW_ENTRIES ? SHARE_OF_FEW : SHARE;
		const earned = (now - this.credited) * share;
		this.credit = Math.min(MOST_CREDIT_MS, this.credit + earned) - this.took;
		this.credited = now;
		const owed = this.took + Math.max(0, -this.credit) / share;
		return Math.min(Math.max(LEAST_INTERVAL_MS, owed), MOST_INTERVAL_MS);
	}

	private async writeRecords(): Promise<void> {
		const waiting = this.records;
		if (waiting.length === 0) return;
		this.records = [];
		this.witnesses.written();
		try {
			this.entries ??= await this.table.count();
			const fresh = new Set(await this.table.record(unique(waiting)));
			this.entries += fresh.size;
			for (const { entries, resolve } of waiting) {
				resolve(entries.filter((entry) => fresh.has(entry)));
			}
		} catch (error) {
			for (const { reject } of waiting) reject(error);
		}
	}

	private async writeRemovals(): Promise<void> {
		const waiting = this.removals;
		if (waiting.length === 0) return;
		this.removals = [];
		const spent = this.witnesses.takeSpent();
		try {
			await this.table.remove([...unique(waiting), ...spent]);
			for (const { resolve } of waiting) resolve();
		} catch (error) {
			this.witnesses.giveBack(spent);
			for (const { reject } of waiting) reject(error);
		}
	}
}
