import { createHash } from 'node:crypto';

import { RateLimiter } from './rateLimiter';
import type { Clock } from '../run/clock';

const IDLE_MS = 300_000;

/**
 * All limiters of this process. One per API key, base URL and limit scope, so that every node,
 * workflow and execution that uses a key shares its line. Only a hash of the key is kept.
 */
export class LimiterRegistry {
	private readonly limiters = new Map<string, RateLimiter>();

	private sweptAt = 0;

	constructor(private readonly clock: Clock) {}

	/**
	 * The limiter of a name, made when missing; idle ones go on the way.
	 *
	 * @param name from `nameOf`
	 * @param perMinute the limit that the user set in the credential; 0 = learn it
	 */
	get(name: string, perMinute: number): RateLimiter {
		this.sweep();
		const limiter = this.limiters.get(name) ?? new RateLimiter(this.clock, perMinute);
		limiter.configure(perMinute);
		this.limiters.set(name, limiter);
		return limiter;
	}

	/** How many are remembered. */
	get size(): number {
		return this.limiters.size;
	}

	private sweep(): void {
		const now = this.clock.now();
		if (now - this.sweptAt < IDLE_MS / 5) return;
		this.sweptAt = now;
		for (const [name, limiter] of this.limiters) {
			if (limiter.isIdle(now, IDLE_MS)) this.limiters.delete(name);
		}
	}
}

/**
 * Names the limiter of an account: a hash, so that no key lies in a map for others to read.
 *
 * @param parts the credential type, the base URL and the secrets
 */
export function accountHash(parts: readonly string[]): string {
	return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);
}
