import type { Clock } from '../run/clock';
import { Alarm } from './alarm';
import type { Limits } from './rateLimitHeaders';
import { FairQueue } from './fairQueue';
import { InFlight } from './inFlight';
import { Overtaking } from './overtaking';
import { Schedule } from './schedule';

/** A request's place in line. */
export interface Ticket {
	/** Whose turn it is taken for: one execution. */
	lane: string;
	/**
	 * The longest time, in milliseconds, that this request may be made to wait at once: by the vendor, or
	 * by requests before it that get no answer.
	 */
	maxWaitMs: number;
	/** The moment, epoch milliseconds, beyond which it must not wait, however late its turn comes. */
	latest?: number;
	/** True for a try that the vendor refused: it goes before the later ones of its lane. */
	isRetry: boolean;
}

/** The right to send one request. Give it back exactly once. */
export interface Slot {
	release(limits: Limits, result: { refused: boolean; answered: boolean }): void;
}

/**
 * What came of standing in line: the right to send; or when the vendor is ready, where that is later
 * than the ticket allows (the wait is then not begun); or `unanswered`, where too many requests before
 * this one get no answer; or `ended`, where the run did.
 */
export type Admission = { slot: Slot } | { tooLongUntil: number } | 'unanswered' | 'ended';

interface Waiter extends Ticket {
	done: boolean;
	/** Since when nothing but requests without an answer keeps it; epoch milliseconds. */
	heldSince?: number;
	answer(admission: Admission): void;
}

/**
 * The line in front of one API key (or one key and route): executions take turns, requests leave at
 * the rate that the vendor allows, and the number under way grows only as answers come.
 */
export class RateLimiter {
	private readonly queue = new FairQueue<Waiter>();

	private readonly schedule: Schedule;

	private readonly inFlight = new InFlight();

	private readonly overtaking = new Overtaking();

	private readonly alarm: Alarm;

	private usedAt: number;

	constructor(
		private readonly clock: Clock,
		perMinute = 0,
	) {
		this.schedule = new Schedule(perMinute);
		this.alarm = new Alarm(clock, () => this.pump());
		this.usedAt = clock.now();
	}

	/** Takes over the limit that the user set; 0 = learn it. */
	configure(perMinute: number): void {
		this.schedule.configure(perMinute);
	}

	/**
	 * Waits for the right to send.
	 *
	 * @param onEnd calls back when the wait is to be given up (a canceled or stopped run)
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
			this.queue.add(ticket.lane, waiter, ticket.isRetry);
			this.pump();
		});
	}

	private pump(): void {
		const now = this.clock.now();
		this.usedAt = now;
		for (;;) {
			const waiter = this.queue.next((candidate) => candidate.done);
			if (waiter === undefined) {
				this.overtaking.forget();
				return this.alarm.off();
			}
			const at = this.schedule.nextAt(now, this.queue.size);
			if (at > now) {
				if (this.sendAway(at, now)) continue;
				return this.alarm.set(at, now);
			}
			// Behind others of its lane nobody looked at its latest moment.
			if (now > (waiter.latest ?? Infinity)) {
				this.dismiss(waiter, 'unanswered');
				continue;
			}
			if (this.inFlight.hasRoom) {
				this.start(waiter, now);
				continue;
			}
			const wait = this.letOverdueLeave(now);
			if (wait !== undefined) return this.alarm.set(wait, now);
		}
	}

	private start(waiter: Waiter, now: number): void {
		this.queue.take(waiter.lane);
		this.overtaking.served(waiter.lane);
		this.schedule.left(now);
		this.inFlight.started();
		waiter.answer({ slot: this.slot() });
	}

	/** Answers those at once who must not wait until `at`; true when there were any. */
	private sendAway(at: number, now: number): boolean {
		const impatient = this.heads().filter(
			({ maxWaitMs, latest = Infinity }) => at - now > maxWaitMs || at > latest,
		);
		const tooLongUntil = this.schedule.readyAt(now, this.queue.size);
		for (const waiter of impatient) this.dismiss(waiter, { tooLongUntil });
		return impatient.length > 0;
	}

	/**
	 * The requests under way get no answer: lets the one leave that has waited for that long enough.
	 *
	 * @returns when to look again, epoch milliseconds; undefined where one left or was sent away
	 */
	private letOverdueLeave(now: number): number | undefined {
		const heads = this.heads();
		const due = heads.map((waiter) => {
			waiter.heldSince ??= now;
			return { waiter, at: this.inFlight.dueAt(waiter.heldSince, waiter) };
		});
		const [first, ...others] = due;
		const { waiter, at } = others.reduce((soonest, one) => (one.at < soonest.at ? one : soonest), first);
		if (at > now) return at;
		// At its latest moment a request does not leave either: its run is being ended just then.
		if (this.inFlight.isFull || now >= (waiter.latest ?? Infinity)) {
			this.dismiss(waiter, 'unanswered');
			return undefined;
		}
		this.inFlight.overtook(now);
		this.start(this.overtaking.pick(heads, waiter), now);
		return undefined;
	}

	private heads(): Waiter[] {
		return this.queue.heads((waiter) => waiter.done);
	}

	private dismiss(waiter: Waiter, admission: Admission): void {
		waiter.answer(admission);
		this.queue.gone();
	}

	private leave(): void {
		this.queue.gone();
		// A timer that nobody waits for any more would only hold the process.
		if (this.queue.size === 0) this.alarm.off();
	}

	private slot(): Slot {
		let held = true;
		return {
			release: (limits, result) => {
				if (!held) return;
				held = false;
				const now = this.clock.now();
				this.inFlight.finished(now, result);
				this.schedule.learned(now, limits, this.inFlight.count, result.refused);
				this.pump();
			},
		};
	}

	/** Whether nobody waits, nothing is under way and nothing worth remembering was learned. */
	isIdle(now: number, idleMs: number): boolean {
		const used = now - this.usedAt < idleMs;
		const isQuiet = this.inFlight.count === 0 && this.queue.size === 0;
		return !used && isQuiet && this.schedule.isForgettable(now);
	}
}
