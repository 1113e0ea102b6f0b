import { BoundedSet } from './boundedSet';

/** A delivery that this process is busy with. */
export class Pending {
	/** Whether it was accepted; settles with {@link settle}. */
	readonly outcome: Promise<boolean>;

	private resolve: (accepted: boolean) => void = () => undefined;

	private readonly followUps: Array<() => void> = [];

	private settled = false;

	/** @param release takes it out of the list of pending ones */
	constructor(private readonly release: (accepted: boolean) => void) {
		this.outcome = new Promise((resolve) => {
			this.resolve = resolve;
		});
	}

	/** Calls `followUp` once the delivery has been accepted, and never where it is not. */
	whenAccepted(followUp: () => void): void {
		this.followUps.push(followUp);
	}

	/** Ends it: accepted ones are remembered, others may come again. Only the first call counts. */
	settle(accepted: boolean): void {
		if (this.settled) return;
		this.settled = true;
		this.release(accepted);
		this.resolve(accepted);
		if (accepted) for (const followUp of this.followUps) followUp();
	}
}

/** What a delivery meets: nobody has it, somebody is at it, it was done, or too much is going on. */
export type Claim =
	| { state: 'fresh'; pending: Pending }
	| { state: 'pending'; pending: Pending }
	| { state: 'done' }
	| { state: 'full' };

const MOST_REMEMBERED = 50_000;
const MOST_PENDING = 10_000;

/**
 * First line against duplicates: exact under parallel delivery, because looking and claiming is
 * one step of one process. It does not outlive the process; see `durable.ts` for that.
 */
export class Deliveries {
	private readonly done: BoundedSet;

	private readonly pending = new Map<string, Pending>();

	/**
	 * @param mostRemembered how many accepted deliveries are remembered; the oldest is forgotten
	 * @param mostPending how many may be under way; none is forgotten, a further one is turned away
	 */
	constructor(
		mostRemembered = MOST_REMEMBERED,
		private readonly mostPending = MOST_PENDING,
	) {
		this.done = new BoundedSet(mostRemembered);
	}

	get size(): { done: number; pending: number } {
		return { done: this.done.size, pending: this.pending.size };
	}

	/** @param remember false for a try in the editor, which may be repeated at will */
	claim(key: string, remember = true): Claim {
		if (this.done.has(key)) return { state: 'done' };
		const busy = this.pending.get(key);
		if (busy !== undefined) return { state: 'pending', pending: busy };
		if (this.pending.size >= this.mostPending) return { state: 'full' };
		const pending = new Pending((accepted) => {
			this.pending.delete(key);
			if (accepted && remember) this.done.add(key);
		});
		this.pending.set(key, pending);
		return { state: 'fresh', pending };
	}

	/** Whether this process received it: no other one has to do with it then. */
	isOwn(key: string): boolean {
		return this.pending.has(key) || this.done.has(key);
	}

	/** The delivery of that name, while this process is busy with it. */
	under(key: string): Pending | undefined {
		return this.pending.get(key);
	}
}
