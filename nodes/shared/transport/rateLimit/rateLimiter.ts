import type { Clock } from '../run/clock';
import type { Limits } from './rateLimitHeaders';
import { FairQueue } from './fairQueue';
import { Schedule } from './schedule';

/** A request's place in line. */
export interface Ticket {
	/** Whose turn it is taken for: one execution. */
	lane: string;
	/** The longest time, in milliseconds, that the vendor may make this request wait at once. */
	patienceMs: number;
	/** The moment, epoch milliseconds, beyond which it must not wait, however late its turn comes. */
	latest?: number;
	/** True for a try that the vendor refused: it goes before the later ones of its lane. */
	front: boolean;
}

/** The right to send one request. Give it back exactly once. */
export interface Slot {
	release(limits: Limits, responseKind: { refused: boolean; answered: boolean }): void;
}

/** What came of standing in line. */
export type Admission = { slot: Slot } | { tooLongUntil: number } | 'ended';

interface Waiter extends Ticket {
	done: boolean;
	answer(admission: Admission): void;
}

const MOST_IN_FLIGHT = 50;

/**
 * The line in front of one API key (or one key and route): executions take turns, requests leave at
 * the pace that the vendor allows, and the number under way grows only as answers come.
 */
export class RateLimiter {
	private readonly lanes = new FairQueue<Waiter>();

	private readonly pace: Schedule;

	private underway = 0;

	// The first request goes alone: its answer tells the limit, so that the rest can keep to it.
	private mostUnderway = 1;

	private waking?: AbortController;

	private usedAt: number;

	constructor(
		private readonly clock: Clock,
		perMinute = 0,
	) {
		this.pace = new Schedule(perMinute);
		this.usedAt = clock.now();
	}

	/** Takes over the limit that the user set; 0 = learn it. */
	configure(perMinute: number): void {
		this.pace.configure(perMinute);
	}

	/**
	 * Waits for the right to send.
	 *
	 * @param onEnd calls back when the wait is to be given up (a cancelled or stopped run)
	 * @returns a slot; or until when the vendor wants us to wait, where that is beyond the ticket's
	 * patience (the wait is then not begun); or `ended`
	 */
	async enter(ticket: Ticket, onEnd: (abortWait: () => void) => () => void): Promise<Admission> {
		return await new Promise<Admission>((resolve) => {
			const waiter: Waiter = { ...ticket, done: false, answer: () => undefined };
			const forget = onEnd(() => waiter.answer('ended'));
			waiter.answer = (admission) => {
				if (waiter.done) return;
				waiter.done = true;
				forget();
				resolve(admission);
				if (admission === 'ended') this.leave();
			};
			this.lanes.add(ticket.lane, waiter, ticket.front);
			this.pump();
		});
	}

	private pump(): void {
		const now = this.clock.now();
		this.usedAt = now;
		for (;;) {
			const waiter = this.lanes.next((candidate) => candidate.done);
			if (waiter === undefined) return this.wake();
			if (this.underway >= this.mostUnderway) return undefined;
			const at = this.pace.nextAt(now, this.lanes.size);
			if (at > now) {
				if (this.sendAway(at, now)) continue;
				return this.sleepFor(at - now);
			}
			this.lanes.take();
			this.pace.left(now);
			this.underway += 1;
			waiter.answer({ slot: this.slot() });
		}
	}

	/** Answers those at once whose patience ends before `at`; true when there were any. */
	private sendAway(at: number, now: number): boolean {
		const impatient = this.lanes
			.heads((waiter) => waiter.done)
			.filter(({ patienceMs, latest }) => at - now > patienceMs || at > (latest ?? Infinity));
		for (const waiter of impatient) {
			waiter.answer({ tooLongUntil: at });
			this.lanes.gone();
		}
		return impatient.length > 0;
	}

	private leave(): void {
		this.lanes.gone();
		// A timer that nobody waits for any more would only hold the process.
		if (this.lanes.size === 0) this.wake();
	}

	private slot(): Slot {
		let held = true;
		return {
			release: (limits, { refused, answered }) => {
				if (!held) return;
				held = false;
				this.underway -= 1;
				if (refused) this.mostUnderway = 1;
				else if (answered) this.mostUnderway = Math.min(MOST_IN_FLIGHT, this.mostUnderway + 1);
				this.pace.learned(this.clock.now(), limits, this.underway, refused);
				this.pump();
			},
		};
	}

	private wake(): undefined {
		this.waking?.abort();
		this.waking = undefined;
		return undefined;
	}

	private sleepFor(ms: number): undefined {
		this.wake();
		const waking = new AbortController();
		this.waking = waking;
		void this.clock.sleep(ms, waking.signal).then(() => {
			if (!waking.signal.aborted) this.pump();
		});
		return undefined;
	}

	/** Whether nobody waits, nothing is under way and nothing worth remembering was learned. */
	isIdle(now: number, idleMs: number): boolean {
		const used = now - this.usedAt < idleMs;
		return !used && this.underway === 0 && this.lanes.size === 0 && this.pace.isForgettable(now);
	}
}
