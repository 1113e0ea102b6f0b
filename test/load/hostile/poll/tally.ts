import type { Polled } from './lane';

/** The ways in which a poll ends, as the table counts them. */
export type PollEnding = Polled['kind'] | 'hung';

const ENDINGS: readonly PollEnding[] = ['events', 'quiet', 'failed', 'wrong', 'hung'];

const MOST_SHOWN = 20;

/** How polls ended, and what went against a promise. */
export class PollTally {
	private readonly counts = new Map<PollEnding, number>();

	readonly shown: string[] = [];

	broken = 0;

	/** @param row of the table */
	constructor(readonly row: string) {}

	count(ending: PollEnding): void {
		this.counts.set(ending, (this.counts.get(ending) ?? 0) + 1);
	}

	breaks(what: string): void {
		this.broken += 1;
		if (this.shown.length < MOST_SHOWN) this.shown.push(`${this.row}: ${what}`);
	}

	static readonly head: readonly string[] = [
		...['trigger', 'answers', 'events', 'nothing to tell', 'failed as it should'],
		...['went wrong', 'hung'],
	];

	/** For the table, below {@link head}. */
	line(): Array<string | number> {
		const counted = ENDINGS.map((ending) => this.counts.get(ending) ?? 0);
		return [this.row, counted.reduce((sum, one) => sum + one, 0), ...counted];
	}
}
