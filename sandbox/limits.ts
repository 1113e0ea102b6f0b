import { z } from 'zod';
import type { Contract } from './platform';

/** A fixed-window limit, one per platform; a second one replaces the first. */
export const limitSchema = z.strictObject({
	platform: z.string(),
	requests: z.number().int().positive(),
	windowMs: z.number().int().positive(),
	/** `route` counts every method and path template by itself. */
	scope: z.enum(['key', 'route']).default('key'),
	headers: z.enum(['ratelimit', 'retryAfter', 'both', 'none']).default('both'),
});

export type LimitInput = z.input<typeof limitSchema>;

export interface Verdict {
	readonly allowed: boolean;
	/** Whole seconds until the window ends. */
	readonly retryAfter: number;
	readonly headers: Record<string, string>;
}

interface Rule {
	readonly limit: z.output<typeof limitSchema>;
	readonly windows: Map<string, { endsAt: number; used: number }>;
}

/** Counts authenticated requests. A window opens with its first request, not on the clock's second. */
export class Limits {
	private readonly rules = new Map<string, Rule>();

	/** @throws ZodError for a malformed limit. */
	set(input: LimitInput): void {
		const limit = limitSchema.parse(input);
		this.rules.set(limit.platform, { limit, windows: new Map() });
	}

	/** Counts one request; undefined where the platform has no limit. */
	take(platform: string, contract: Contract, now = Date.now()): Verdict | undefined {
		const rule = this.rules.get(platform);
		if (!rule) return undefined;
		const { limit, windows } = rule;
		const name = limit.scope === 'route' ? `${contract.method} ${contract.path}` : '';
		let window = windows.get(name);
		if (!window || now >= window.endsAt) {
			window = { endsAt: now + limit.windowMs, used: 0 };
			windows.set(name, window);
		}
		const allowed = window.used < limit.requests;
		if (allowed) window.used += 1;
		const retryAfter = Math.ceil((window.endsAt - now) / 1000);
		const headers: Record<string, string> = {};
		if (limit.headers === 'ratelimit' || limit.headers === 'both') {
			headers['x-ratelimit-limit'] = String(limit.requests);
			headers['x-ratelimit-remaining'] = String(limit.requests - window.used);
			headers['x-ratelimit-reset'] = String(Math.ceil(window.endsAt / 1000));
		}
		if (!allowed && (limit.headers === 'retryAfter' || limit.headers === 'both')) {
			headers['retry-after'] = String(retryAfter);
		}
		return { allowed, retryAfter, headers };
	}

	clear(): void {
		this.rules.clear();
	}
}
