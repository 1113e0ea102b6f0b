import type { Clock } from '../../../nodes/shared/transport/run/clock';

interface Timer {
	at: number;
	job: () => void;
}

/** Lets everything that is ready to run, run: promises, and what they start. */
export async function settled(): Promise<void> {
	await new Promise<void>((resolve) => setImmediate(resolve));
}

/** Time that passes only when a test says so. */
export class FakeClock implements Clock {
	private timers: Timer[] = [];

	constructor(private time = Date.UTC(2027, 0, 1)) {}

	now(): number {
		return this.time;
	}

	async sleep(ms: number, signal: AbortSignal): Promise<void> {
		if (signal.aborted) return;
		await new Promise<void>((resolve) => {
			const timer = this.add(ms, resolve);
			const abortWait = () => {
				this.timers = this.timers.filter((other) => other !== timer);
				resolve();
			};
			signal.addEventListener('abort', abortWait, { once: true });
		});
	}

	later(ms: number, job: () => void): void {
		this.add(ms, job);
	}

	/** How many sleeps and jobs have not come due. */
	get pending(): number {
		return this.timers.length;
	}

	/** Lets time pass: what comes due runs in order, each at its own moment. */
	async advance(ms: number): Promise<void> {
		const end = this.time + ms;
		await settled();
		for (let due = this.next(end); due !== undefined; due = this.next(end)) {
			const timer = due;
			this.timers = this.timers.filter((other) => other !== timer);
			this.time = Math.max(this.time, timer.at);
			timer.job();
			await settled();
		}
		this.time = end;
		await settled();
	}

	/**
	 * Lets time pass from one due moment to the next until a promise has settled.
	 *
	 * @param most the longest time it may take, in milliseconds
	 */
	async until<R>(promise: Promise<R>, most = 3_600_000): Promise<R> {
		let isDone = false;
		const done = () => {
			isDone = true;
		};
		promise.then(done, done);
		const end = this.time + most;
		let idle = 0;
		await settled();
		while (!isDone) {
			const due = this.next(end);
			if (due === undefined && (idle += 1) <= 100) {
				await settled();
				continue;
			}
			if (due === undefined) throw new Error(`Nothing settled within ${most} ms of this clock`);
			idle = 0;
			await this.advance(Math.max(0, due.at - this.time));
		}
		return await promise;
	}

	private add(ms: number, job: () => void): Timer {
		const timer = { at: this.time + ms, job };
		this.timers.push(timer);
		return timer;
	}

	private next(end: number): Timer | undefined {
		return this.timers
			.filter(({ at }) => at <= end)
			.reduce<Timer | undefined>((first, one) => (first && first.at <= one.at ? first : one), undefined);
	}
}

/** A small generator of repeatable numbers below 1, for tests that print their seed. */
export function randomFrom(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return state / 2 ** 32;
	};
}
