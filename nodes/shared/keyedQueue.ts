/**
 * Keeps requests to one recipient in order: the second begins when the first has ended, all its
 * retries included. Others are not held up. In place only while somebody waits.
 */
export class KeyedQueue {
	private readonly last = new Map<string, Promise<void>>();

	/** Whether a job for a recipient is under way or waits. */
	has(recipient: string): boolean {
		return this.last.has(recipient);
	}

	/**
	 * Runs a job when all earlier ones for the same recipient have ended.
	 *
	 * @param recipient undefined where order does not matter
	 * @param job must not reject; called in the order in which `inOrder` was called
	 */
	async inOrder<R>(recipient: string | undefined, job: () => Promise<R>): Promise<R> {
		if (recipient === undefined) return await job();
		const before = this.last.get(recipient) ?? Promise.resolve();
		const result = before.then(job);
		const ended = result.then(
			() => undefined,
			() => undefined,
		);
		this.last.set(recipient, ended);
		try {
			return await result;
		} finally {
			if (this.last.get(recipient) === ended) this.last.delete(recipient);
		}
	}

	/**
	 * The same for a job that need not wait until those before it have ended. Given up, it leaves its place
	 * to nobody: those behind it still wait for those before it.
	 *
	 * @param patience asked only where somebody is before; ends when the job is given up, and at the
	 * latest soon after `turn` fires. Must not reject
	 * @returns what the job gave, or what `patience` gave where that ended before the job's turn
	 */
	async inOrderUnless<R>(
		recipient: string,
		job: () => Promise<R>,
		patience: (turn: AbortSignal) => Promise<R>,
	): Promise<R> {
		if (!this.has(recipient)) return await this.inOrder(recipient, job);
		const turn = new AbortController();
		let isGivenUp = false;
		const done = this.inOrder(recipient, async () => {
			if (isGivenUp) return undefined;
			turn.abort();
			return { value: await job() };
		});
		const early = await patience(turn.signal);
		isGivenUp = !turn.signal.aborted;
		return isGivenUp ? early : ((await done)?.value ?? early);
	}
}
