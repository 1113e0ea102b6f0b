import { createHash } from 'node:crypto';

import { Bucket } from './rateLimiter';
import type { Clock } from '../run/clock';

const IDLE_MS = 300_000;

/**
 * All buckets of this process. One per API key, base URL and limit scope, so that every node,
 * workflow and execution that uses a key shares its line. Only a hash of the key is kept.
 */
export class Buckets {
	private readonly buckets = new Map<string, Bucket>();

	private sweptAt = 0;

	constructor(private readonly clock: Clock) {}

	/**
	 * The bucket of a name, made when missing; idle ones go on the way.
	 *
	 * @param name from `nameOf`
	 * @param perMinute the limit that the user set in the credential; 0 = learn it
	 */
	get(name: string, perMinute: number): Bucket {
		this.sweep();
		const bucket = this.buckets.get(name) ?? new Bucket(this.clock, perMinute);
		bucket.configure(perMinute);
		this.buckets.set(name, bucket);
		return bucket;
	}

	/** How many are remembered. */
	get size(): number {
		return this.buckets.size;
	}

	private sweep(): void {
		const now = this.clock.now();
		if (now - this.sweptAt < IDLE_MS / 5) return;
		this.sweptAt = now;
		for (const [name, bucket] of this.buckets) {
			if (bucket.isIdle(now, IDLE_MS)) this.buckets.delete(name);
		}
	}
}

/**
 * Names the bucket of an account: a hash, so that no key lies in a map for others to read.
 *
 * @param parts the credential type, the base URL and the secrets
 */
export function accountHash(parts: readonly string[]): string {
	return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);
}
