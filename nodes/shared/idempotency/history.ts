import { PINS } from './entries';
import { SPARE } from './finishedKeys';
import type { Table } from './ledger';

/** How many entries a finished key keeps. */
export const ENTRIES_OF_KEY = 3;

/** What a run that ended leaves to be forgotten. */
export interface Leavings {
	/** Whether one of its keys stayed open. */
	hasOpen: boolean;
	/** How many finished keys are kept. */
	size: number;
	/** Entries that are of no use any more. */
	garbage: readonly string[];
	/** The entries of the oldest keys beyond a size of which this process knows that they are done. */
	takeBeyond(size: number): readonly string[];
}

/** Stands permanently where no pin was free: nothing is ever forgotten then. */
const PINNED = 'pinned';

const MOST_TRIES = 8;

type Random = () => number;

/**
 * Which keys a node remembers: the oldest finished ones beyond a bound are forgotten. Entries cannot be
 * read back, so while a key of the node may be open, nobody could tell which of the oldest that is; then
 * only those are forgotten that this process knows to be done. A run takes a pin before its first request
 * leaves and gives it back when none of its keys stayed open; what a dead process or an ambiguous send
 * leaves is its pin.
 */
export class History {
	private runs = 0;

	private pin?: Promise<string>;

	private hasOpen = false;

	constructor(private readonly random: Random = Math.random) {}

	/**
	 * A run begins to use keys.
	 *
	 * @throws what the table throws: nothing may leave then
	 */
	async enter(table: Pick<Table, 'record'>): Promise<void> {
		this.runs += 1;
		const pin = (this.pin ??= this.takePin(table));
		pin.catch(() => {
			if (this.pin === pin) this.pin = undefined;
		});
		await pin;
	}

	/**
	 * A run ended: tidies up and forgets the oldest keys beyond the bound.
	 *
	 * @returns how many keys are kept beyond the bound because one is open; 0 otherwise
	 */
	async leave(table: Table, run: Leavings): Promise<number> {
		this.runs -= 1;
		this.hasOpen ||= run.hasOpen;
		const { garbage } = run;
		if (this.runs > 0) {
			await table.remove([...garbage, ...run.takeBeyond(run.size)]);
			return 0;
		}
		const { pin: taken, hasOpen } = this;
		// A run that begins from here on takes a pin of its own.
		this.pin = undefined;
		this.hasOpen = false;
		const pin = await taken;
		const isKept = hasOpen || pin === undefined || pin === PINNED;
		await table.remove([...garbage, ...(isKept ? [] : [pin])]);
		return await this.forget(table, run);
	}

	private async takePin(table: Pick<Table, 'record'>): Promise<string> {
		for (let tries = 0; tries < MOST_TRIES; tries += 1) {
			const pin = PINS[Math.floor(this.random() * PINS.length)];
			if ((await table.record([pin])).length > 0) return pin;
		}
		await table.record([PINNED]);
		return PINNED;
	}

	private async forget(table: Table, { size, takeBeyond }: Leavings): Promise<number> {
		const most = size * ENTRIES_OF_KEY;
		const count = await table.count();
		if (count <= most * SPARE) return 0;
		const all = [...PINS, PINNED];
		const free = await table.record(all);
		await table.remove(free);
		const isPinned = free.length < all.length;
		if (!isPinned && this.runs === 0) {
			await table.keepNewest(most);
			return 0;
		}
		await table.remove(takeBeyond(size));
		return Math.max(0, Math.floor(((await table.count()) - most) / ENTRIES_OF_KEY));
	}
}
