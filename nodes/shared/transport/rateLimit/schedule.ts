import type { Limits } from './rateLimitHeaders';
import { backoff } from '../response/decide';

interface Window {
	limit: number;
	remaining: number;
	resetAt: number;
	/** Set where the vendor has not spoken of this window yet: when the one before it ended. */
	guessedSince?: number;
	/** Whether a request left in it. */
	isUsed?: boolean;
}

// Clocks and timers are a little off; a request that arrives a moment before the vendor's window
// turns would be refused.
const GUARD_MS = 15;
const DEFAULT_WINDOW_MS = 60_000;
// So much of a timer's lateness is made up for by the next one; beyond it nobody stood in line.
const LATE_MS = 250;
// No header keeps a key longer than this; then one request asks whether it is still so.
const LONGEST_PAUSE_MS = 15 * 60_000;
// Resets are told in whole seconds or counted from now: those of one window differ by less than this.
const NOISE_MS = 1_000;

/**
 * Decides when the next request of one limiter may leave. Knows no queue and no timer: it is told
 * what left and what came back. All times are epoch milliseconds.
 */
export class Schedule {
	private pausedUntil = 0;

	private refusals = 0;

	private window?: Window;

	private windowMs = DEFAULT_WINDOW_MS;

	private lastLeft = 0;

	private answeredAt = 0;

	/** A request left during a pause that was cut short: its answer tells whether the pause holds. */
	private isProbing = false;

	/** When the last request was due by the user's limit: timers are late, and lateness would add up. */
	private lastDue = 0;

	private plannedAt = 0;

	/** @param perMinute the limit that the user set in the credential; 0 = learn it from the answers */
	constructor(private perMinute = 0) {}

	/** Takes over a limit that the user changed in the credential. */
	configure(perMinute: number): void {
		this.perMinute = perMinute;
	}

	/**
	 * The earliest moment for the next request.
	 *
	 * @param waiting how many requests stand in line, the next one included: a short line may use
	 * half of what is left at once, a long one is spread evenly, so that a reply that comes in
	 * between finds a place
	 */
	nextAt(now: number, waiting: number): number {
		this.plannedAt = this.perMinute > 0 ? this.lastDue + 60_000 / this.perMinute : 0;
		const longest = Math.max(this.lastLeft, this.answeredAt) + LONGEST_PAUSE_MS;
		return Math.max(this.plannedAt, Math.min(this.learnedAt(now, waiting), longest), now);
	}

	/** When the next request may leave by the vendor's word, however far away that is. */
	readyAt(now: number, waiting: number): number {
		return Math.max(this.nextAt(now, waiting), this.learnedAt(now, waiting));
	}

	private learnedAt(now: number, waiting: number): number {
		return Math.max(this.pausedUntil, this.inWindow(now, waiting));
	}

	private inWindow(now: number, waiting: number): number {
		const window = this.current(now);
		if (window === undefined) return 0;
		if (window.remaining < 1) return window.resetAt + GUARD_MS;
		// The first request of a new window goes at once: its answer tells how long the window is.
		if (window.guessedSince !== undefined && window.isUsed !== true) return 0;
		if (waiting * 2 <= window.remaining) return 0;
		return this.lastLeft + (window.resetAt - this.lastLeft) / (window.remaining + 1);
	}

	private current(now: number): Window | undefined {
		const { window } = this;
		if (window === undefined || now < window.resetAt + GUARD_MS) return window;
		const past = Math.floor((now - window.resetAt) / this.windowMs) + 1;
		this.window = {
			limit: window.limit,
			remaining: window.limit,
			resetAt: window.resetAt + past * this.windowMs,
			guessedSince: window.resetAt + (past - 1) * this.windowMs,
		};
		return this.window;
	}

	/** A request left. */
	left(now: number): void {
		if (now < this.pausedUntil) this.isProbing = true;
		const window = this.current(now);
		if (window !== undefined) {
			window.remaining -= 1;
			window.isUsed = true;
		}
		this.lastLeft = now;
		this.lastDue = now - this.plannedAt < LATE_MS ? this.plannedAt : now;
	}

	/**
	 * An answer came.
	 *
	 * @param limits what its headers said
	 * @param underway requests that left and have no answer yet: the vendor may not have counted them
	 * @param refused whether it was a 429 (or a 503 with a time)
	 */
	learned(now: number, limits: Limits, underway: number, refused: boolean): void {
		this.answeredAt = now;
		if (this.isProbing) {
			this.isProbing = false;
			this.pausedUntil = now;
		}
		if (limits.remaining === undefined && !refused) this.forgetExhausted();
		this.learnWindow(limits, underway, now);
		// What is answered during a pause left before it: it belongs to the refusal that began it.
		const isLate = now < this.pausedUntil;
		if (!refused) {
			if (!isLate) this.refusals = 0;
			return;
		}
		const isTimed = limits.retryAt !== undefined || this.resetOf(limits, now) !== undefined;
		if (isLate && !isTimed) return;
		if (!isLate) this.refusals += 1;
		const told = limits.retryAt ?? this.resetOf(limits, now) ?? 0;
		// Who refuses again and again means a longer time than the one told.
		const until = Math.max(told, now + backoff(this.refusals));
		this.pausedUntil = Math.max(this.pausedUntil, until);
	}

	/** A request was accepted that a window with nothing left would not have let pass. */
	private forgetExhausted(): void {
		if (this.window !== undefined && this.window.remaining < 0) this.window = undefined;
	}

	private resetOf({ resetAt }: Limits, now: number): number | undefined {
		return resetAt !== undefined && resetAt > now ? resetAt + GUARD_MS : undefined;
	}

	private learnWindow({ limit, remaining, resetAt }: Limits, underway: number, now: number): void {
		if (remaining === undefined || resetAt === undefined || resetAt < now) return;
		const known = this.window;
		const left = Math.max(0, remaining - underway);
		if (known?.guessedSince !== undefined) {
			// An answer to a request of the window before says nothing about this one.
			if (resetAt <= known.guessedSince) return;
			this.learnLength(resetAt - known.guessedSince, resetAt - now);
			this.window = { limit: limit ?? known.limit, remaining: left, resetAt, isUsed: true };
			return;
		}
		if (known !== undefined && Math.abs(resetAt - known.resetAt) < NOISE_MS) {
			// Within a window what is under way is counted already; only the vendor can know of other
			// senders, and only downwards: answers may overtake each other.
			known.remaining = known.remaining < 0 ? left : Math.min(known.remaining, remaining);
			known.limit = limit ?? known.limit;
			known.resetAt = Math.max(known.resetAt, resetAt);
			return;
		}
		if (known !== undefined && resetAt < known.resetAt) return;
		if (known !== undefined) this.learnLength(resetAt - known.resetAt, resetAt - now);
		this.window = { limit: limit ?? left, remaining: left, resetAt };
	}

	/** A window is as long as the distance of two resets, and no shorter than what is left of it. */
	private learnLength(distance: number, rest: number): void {
		this.windowMs = Math.max(1_000, rest, Math.min(this.windowMs, distance));
	}

	/** Whether nothing is left to remember: no pause and no window that still counts. */
	isForgettable(now: number): boolean {
		return now >= this.pausedUntil && (this.window === undefined || now >= this.window.resetAt);
	}
}
