const FIRST = 8;
const LEAST = 4;
const MOST = 500;

/** A claimed key whose request left within this time was waited for. */
const HUNGRY_MS = 20;

/** One whose request had to wait longer was claimed too early. */
const FULL_MS = 100;

/**
 * How many keys of a run are claimed and not yet closed: what a process that dies leaves open. As few as
 * keep the requests coming: where a request leaves as soon as its key is claimed, more are claimed ahead;
 * where claimed keys wait for the vendor's pace, fewer.
 */
export class ClaimWindow {
	private size: number;

	private inside = 0;

	private readonly waiting: Array<() => void> = [];

	/** @param most keys at once at the most; 1 where one item follows the other */
	constructor(private readonly most = MOST) {
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

	/** A key is closed. */
	leave(): void {
		this.inside -= 1;
		this.admit();
	}

	/** @param waitedMs from the moment that the key was claimed until its request left */
	note(waitedMs: number): void {
		if (waitedMs < HUNGRY_MS) this.size = Math.min(this.most, this.size + 1);
		else if (waitedMs > FULL_MS) this.size = Math.max(Math.min(LEAST, this.most), this.size - 1);
		this.admit();
	}

	private admit(): void {
		while (this.inside < this.size && this.waiting.length > 0) {
			this.inside += 1;
			this.waiting.shift()?.();
		}
	}
}
