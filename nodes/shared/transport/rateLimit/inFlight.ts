const MOST_IN_FLIGHT = 50;
/** So many at most, when those before get no answer. */
const MOST_UNANSWERED = 200;
/** A request without an answer for so long holds nobody up: another one may leave. */
const UNANSWERED_MS = 3_000;
/** Even a request that must not wait waits so long for the answer to the one before it. */
const SHORTEST_WAIT_MS = 1_000;

/** How long a request may wait; see the limiter's `Ticket`. */
interface Wait {
	maxWaitMs: number;
	latest?: number;
}

/**
 * Counts the requests of one limiter that left and have no answer yet, and how many there may be: one
 * until the first answer (it tells the limit, so that the rest can keep to it), then one more with
 * each answer. Times are epoch milliseconds.
 */
export class InFlight {
	/** How many are under way. */
	count = 0;

	private most = 1;

	/** When a request came back last, with or without an answer. */
	private heardAt = 0;

	private overtookAt = 0;

	/** Whether another one may leave now. */
	get hasRoom(): boolean {
		return this.count < this.most;
	}

	/** Whether not even a request that waited long enough may leave. */
	get isFull(): boolean {
		return this.count >= MOST_UNANSWERED;
	}

	started(): void {
		this.count += 1;
	}

	/** One left although there was no room. */
	overtook(now: number): void {
		this.overtookAt = now;
	}

	/** A request came back. */
	finished(now: number, { refused, answered }: { refused: boolean; answered: boolean }): void {
		this.count -= 1;
		this.heardAt = now;
		if (refused) this.most = 1;
		else if (answered) this.most = Math.min(MOST_IN_FLIGHT, this.most + 1);
	}

	/**
	 * When a request may leave although there is no room: after three seconds without any answer, one
	 * at a time; and in any case when its own wait is over.
	 *
	 * @param heldSince since when it has been the first of its execution
	 */
	dueAt(heldSince: number, { maxWaitMs, latest = Infinity }: Wait): number {
		const since = Math.max(heldSince, this.heardAt);
		const own = since + Math.max(maxWaitMs, SHORTEST_WAIT_MS);
		return Math.min(Math.max(since, this.overtookAt) + UNANSWERED_MS, own, latest);
	}
}
