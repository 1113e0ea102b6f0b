import { clock } from '../transport';
import type { Attempt, Batching } from '../transport';

/** As many as the rate limiter lets be under way for one key. */
const MOST_AT_ONCE = 50;

/**
 * Works on so many items at once, begun in their order. Those that wait hold nothing but themselves, so
 * that 10,000 of them cost little.
 */
export class ConcurrencyLimit {
	private free: number;

	private readonly waiting: Array<() => void> = [];

	private first = 0;

	/**
	 * @param attempt once it has ended, no pause of Batching is waited for
	 * @param atOnce how many
	 * @param batching n8n's pauses between batches, where the user set them
	 */
	constructor(
		private readonly attempt: Attempt,
		atOnce = MOST_AT_ONCE,
		private readonly batching?: Batching,
	) {
		this.free = atOnce;
	}

	/**
	 * Begins a job for each member in their order, with Batching's pauses in between.
	 *
	 * @param job must not reject
	 * @returns what the jobs gave, in the order of the members
	 */
	async begin<M, R>(
		members: readonly M[],
		job: (member: M, index: number) => Promise<R>,
	): Promise<R[]> {
		const results: Array<Promise<R>> = [];
		for (const [index, member] of members.entries()) {
			if (this.isPause(index)) await this.pause();
			results.push(job(member, index));
		}
		return await Promise.all(results);
	}

	/** Runs a job as soon as a slot is free; those that wait get one in the order in which they came. */
	async inSlot<R>(job: () => Promise<R>): Promise<R> {
		if (this.free > 0) this.free -= 1;
		else await new Promise<void>((resolve) => this.waiting.push(resolve));
		try {
			return await job();
		} finally {
			this.leave();
		}
	}

	private leave(): void {
		const next = this.waiting[this.first];
		if (next === undefined) {
			this.free += 1;
			return;
		}
		this.first += 1;
		if (this.first > 1_000) {
			this.waiting.splice(0, this.first);
			this.first = 0;
		}
		next();
	}

	private isPause(index: number): boolean {
		return this.batching !== undefined && index > 0 && index % this.batching.size === 0;
	}

	private async pause(): Promise<void> {
		if (this.attempt.ended || this.batching === undefined) return;
		const waking = new AbortController();
		const forget = this.attempt.onEnd(() => waking.abort());
		await clock.sleep(this.batching.intervalMs, waking.signal);
		forget();
	}
}
