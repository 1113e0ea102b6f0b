import type { Clock } from '../run/clock';

/** One timer that can be set again and again; it holds nothing once it is off. */
export class Alarm {
	private pending?: { controller: AbortController; at: number };

	/** @param ring called when the time has come */
	constructor(
		private readonly clock: Clock,
		private readonly ring: () => void,
	) {}

	/**
	 * Rings at `at`, or before where it was set so already: ringing too early costs less than a new timer
	 * each time.
	 *
	 * @param at and `now` in epoch milliseconds
	 */
	set(at: number, now: number): void {
		if (this.pending !== undefined && this.pending.at <= at) return;
		this.off();
		const controller = new AbortController();
		this.pending = { controller, at };
		void this.clock.sleep(at - now, controller.signal).then(() => {
			if (controller.signal.aborted) return;
			this.pending = undefined;
			this.ring();
		});
	}

	/** Does not ring any more. */
	off(): void {
		this.pending?.controller.abort();
		this.pending = undefined;
	}
}
