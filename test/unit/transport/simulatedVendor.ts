import type { Limits } from '../../../nodes/shared/transport/rateLimit/rateLimitHeaders';
import { settled } from './fakeClock';
import type { FakeClock } from './fakeClock';

/** What a simulated vendor is like. */
export interface VendorTraits {
	/** Requests allowed in one window. */
	limit: number;
	windowMs: number;
	/** Time from leaving to the answer; half of it on the way there. */
	latencyMs?: number;
	tells: 'everything' | 'retryAfter' | 'nothing';
	/** Tells resets in whole seconds, as the documents do. */
	wholeSeconds?: boolean;
}

/** A fixed-window limiter behind a slow line, on a fake clock. */
export class SimulatedVendor {
	readonly arrivals: Array<{ at: number; refused: boolean }> = [];

	private readonly used = new Map<number, number>();

	constructor(
		private readonly clock: FakeClock,
		private readonly traits: VendorTraits,
	) {}

	async ask(): Promise<{ limits: Limits; refused: boolean }> {
		const half = (this.traits.latencyMs ?? 0) / 2;
		await this.pass(half);
		const answer = this.count();
		await this.pass(half);
		return answer;
	}

	get refused(): number {
		return this.arrivals.filter((one) => one.refused).length;
	}

	private count(): { limits: Limits; refused: boolean } {
		const { limit, windowMs, tells, wholeSeconds } = this.traits;
		const now = this.clock.now();
		const window = Math.floor(now / windowMs);
		const used = (this.used.get(window) ?? 0) + 1;
		const refused = used > limit;
		this.used.set(window, Math.min(used, limit));
		this.arrivals.push({ at: now, refused });
		const end = (window + 1) * windowMs;
		const resetAt = wholeSeconds ? Math.ceil(end / 1_000) * 1_000 : end;
		if (tells === 'everything') {
			return { refused, limits: { limit, remaining: Math.max(0, limit - used), resetAt } };
		}
		return { refused, limits: tells === 'retryAfter' && refused ? { retryAt: resetAt } : {} };
	}

	private async pass(ms: number): Promise<void> {
		if (ms > 0) await this.clock.sleep(ms, new AbortController().signal);
		else await settled();
	}
}
