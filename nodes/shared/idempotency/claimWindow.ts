import type { Clock } from '../transport';

const FIRST = 8;
const LEAST = 4;
const MOST = 500;

/** A request that leaves within this time after its key was claimed was held up by nothing else, in milliseconds. */
const AT_ONCE_MS = 20;

/**
 * How many keys of a run are claimed and not yet closed: what a process that dies leaves open. As few as
 * keep the requests coming. Where none was ready and the next one leaves as soon as its key is claimed,
 * requests had to wait for claims, and twice as many are claimed ahead; where more than a quarter is
 * always ready, claims wait for the vendor's pace, and there are fewer.
 *
 * What counts is how many are ready, not how long one of them waits: those of one write are ready at one
 * moment, and a busy machine sends the last of them long after the first.
 */
export class ClaimWindow {
	private size: number;

	private inside = 0;

	/** Keys that are claimed, and whose requests have not left. */
	private ready = 0;

	/** The fewest ready ones since {@link ClaimWindow.left} was 0. */
	private fewestReady = Number.POSITIVE_INFINITY;

	private left = 0;

	private leftSinceGrowth = Number.POSITIVE_INFINITY;

	private readonly waiting: Array<() => void> = [];

	/** @param most keys at once at the most; 1 where one item follows the other */
	constructor(
		private readonly clock: Pick<Clock, 'now'>,
		private readonly most = MOST,
	) {
		this.size = Math.min(FIRST, most);
	}

	/** Resolves when a key may be claimed; in the order of the calls. */
	async enter(): Promise<void> {
		if (this.inside >= this.size || this.waiting.length > 0) {
			await new Promise<void>((resolve) => this.waiting.push(resolve));
			return;
		}
		this.inside += 1;
	}

	/**
	 * A key is claimed, and its request may leave.
	 *
	 * @returns to be called when it has left, or will not; only the first call counts
	 */
	claimed(): () => void {
		const wasAwaited = this.ready === 0;
		const at = this.clock.now();
		this.ready += 1;
		let isGone = false;
		return () => {
			if (isGone) return;
			isGone = true;
			this.ready -= 1;
			this.noteLeft(wasAwaited && this.clock.now() - at < AT_ONCE_MS);
		};
	}

	/** A key is closed. */
	leave(): void {
		this.inside -= 1;
		this.admit();
	}

	private noteLeft(isHungry: boolean): void {
		this.left += 1;
		this.leftSinceGrowth += 1;
		this.fewestReady = Math.min(this.fewestReady, this.ready);
		// What is claimed ahead because of the last growth must have had its chance.
		if (isHungry && this.leftSinceGrowth * 2 > this.size) {
			this.leftSinceGrowth = 0;
			this.resize(this.size * 2);
		} else if (this.left >= this.size) {
			this.resize(this.fewestReady > this.size / 4 ? Math.floor(this.size * 0.75) : this.size);
		}
	}

	private resize(size: number): void {
		this.size = Math.min(this.most, Math.max(LEAST, size));
		this.left = 0;
		this.fewestReady = Number.POSITIVE_INFINITY;
		this.admit();
	}

	private admit(): void {
		while (this.inside < this.size && this.waiting.length > 0) {
			this.inside += 1;
			this.waiting.shift()?.();
		}
	}
}
