import type { Clock } from '../transport';
import type { KeyEntries } from './entries';

const FIRST = 16;
const LEAST = 4;
const MOST = 2_000;

/** From so many on a run grows faster: before, a vendor may let a few pass at once that then keeps a pace. */
const MANY = 64;

/** How many are claimed for each that leaves while one is claimed and closed. */
const AHEAD = 2;

/** A mean that follows what was measured lately. */
const moved = (mean: number, measured: number) => mean + (measured - mean) / 16;

/** A key's place in the window, from before it is claimed until it is closed. */
export interface Place {
	/** It is claimed, and leaves when its turn comes. */
	ready(): void;
	/** Its request leaves. */
	away(): void;
	/** It is closed, or was not to be had. */
	leave(): void;
}

interface Waiting {
	entries: KeyEntries;
	/** Given nothing where the key was found to be done, so that there is nothing to claim. */
	admit(place: Place | undefined): void;
}

/**
 * How many keys of a run are claimed and not yet closed: what a process that dies leaves open. As few as
 * keep the requests coming, by Little's law: those that leave in the time that claiming and closing one
 * takes, and some more.
 */
export class ClaimWindow {
	private size: number;

	private inside = 0;

	/** How long a claimed key is the next to leave until it does, lately and in the mean. */
	private turnMs = 0;

	/** How long claiming and closing a key takes, without the wait for its turn. */
	private keyMs = 0;

	private lastAwayAt = 0;

	private isHeld = false;

	private waiting: Waiting[] = [];

	/**
	 * @param clock the time
	 * @param most keys at once at the most; 1 where one item follows the other
	 */
	constructor(
		private readonly clock: Pick<Clock, 'now'>,
		private readonly most = MOST,
	) {
		this.size = Math.min(FIRST, most);
	}

	/**
	 * Resolves when a key may be claimed; in the order of the calls.
	 *
	 * @returns its place; undefined where the key was found to be done meanwhile
	 */
	async enter(entries: KeyEntries): Promise<Place | undefined> {
		return await new Promise((admit) => {
			this.waiting.push({ entries, admit });
			this.admit();
		});
	}

	/**
	 * Lets nobody in until it is found out which of the next ones are done, and sends those away.
	 *
	 * @param count how many are looked at at the most
	 * @param find gives those that are done
	 * @returns whether all were, and there may be more
	 * @throws what `find` throws; nobody is sent away then
	 */
	async skip(
		count: number,
		find: (keys: KeyEntries[]) => Promise<ReadonlySet<KeyEntries>>,
	): Promise<boolean> {
		const some = this.waiting.slice(0, count);
		if (this.isHeld || some.length === 0) return false;
		this.isHeld = true;
		try {
			const done = await find(some.map(({ entries }) => entries));
			this.waiting = this.waiting.filter(({ entries }) => !done.has(entries));
			for (const { entries, admit } of some) if (done.has(entries)) admit(undefined);
			return done.size === some.length;
		} finally {
			this.isHeld = false;
			this.admit();
		}
	}

	private admit(): void {
		while (!this.isHeld && this.inside < this.size && this.waiting.length > 0) {
			this.inside += 1;
			this.waiting.shift()?.admit(this.place());
		}
	}

	private place(): Place {
		const { clock } = this;
		const enteredAt = clock.now();
		let readyAt: number | undefined;
		let awayAt: number | undefined;
		const away = () => {
			if (readyAt === undefined || awayAt !== undefined) return;
			awayAt = clock.now();
			this.turnMs = moved(this.turnMs, awayAt - Math.max(readyAt, this.lastAwayAt));
			this.lastAwayAt = awayAt;
		};
		return {
			ready: () => (readyAt = clock.now()),
			away,
			leave: () => {
				away();
				this.inside -= 1;
				// One that was not to be had says nothing of those that will be.
				if (readyAt !== undefined && awayAt !== undefined) {
					this.resize(readyAt - enteredAt + clock.now() - awayAt);
				}
				this.admit();
			},
		};
	}

	/** @param tookMs to claim and to close a key */
	private resize(tookMs: number): void {
		this.keyMs = moved(this.keyMs, tookMs);
		const { keyMs, turnMs } = this;
		// How many leave at once is not known before one has to wait for its turn.
		const wanted = turnMs > 0 ? LEAST + (AHEAD * keyMs) / turnMs : this.most;
		// One more for each that is closed is twice as many where all that were claimed are.
		const more = this.size < MANY ? 1 : 3;
		this.size = Math.round(Math.min(this.most, wanted, this.size + more));
	}
}
