/** What a response says about its sender's rate limit; times are epoch milliseconds of our clock. */
export interface Limits {
	/** Requests allowed in one window. */
	limit?: number;
	/** Requests left in the current window. */
	remaining?: number;
	/** When the current window ends. */
	resetAt?: number;
	/** The earliest moment at which the sender wants to be asked again. */
	retryAt?: number;
}

/** Header names are lower case, as n8n's HTTP layer gives them. */
export type Headers = Record<string, unknown>;

// A response's Date has whole seconds and was written before it travelled: smaller differences
// between the clocks are noise, and correcting by noise would make every wait a second longer.
const NOISE_MS = 2_000;
const RELATIVE_BELOW = 1_000_000_000;
const MILLISECONDS_ABOVE = 100_000_000_000;

function text(headers: Headers, ...names: string[]): string | undefined {
	for (const name of names) {
		const value = headers[name];
		const first: unknown = Array.isArray(value) ? value[0] : value;
		if (typeof first === 'string' && first.trim() !== '') return first.trim();
		if (typeof first === 'number') return String(first);
	}
	return undefined;
}

function count(value: string | undefined): number | undefined {
	// Some gateways append a policy after the number: `100;w=60`.
	const number = Number.parseFloat(value ?? '');
	return Number.isFinite(number) && number >= 0 ? number : undefined;
}

/** How far our clock is ahead of the sender's, in milliseconds; 0 where that cannot be told. */
function ahead(headers: Headers, now: number): number {
	const sent = Date.parse(text(headers, 'date') ?? '');
	if (Number.isNaN(sent) || Math.abs(now - sent) < NOISE_MS) return 0;
	return now - sent;
}

function resetTime(value: number | undefined, now: number, skew: number): number | undefined {
	if (value === undefined) return undefined;
	if (value < RELATIVE_BELOW) return now + value * 1_000;
	return (value > MILLISECONDS_ABOVE ? value : value * 1_000) + skew;
}

function retryTime(value: string | undefined, now: number, skew: number): number | undefined {
	if (value === undefined) return undefined;
	const seconds = Number(value);
	if (Number.isFinite(seconds)) return seconds >= 0 ? now + seconds * 1_000 : undefined;
	const date = Date.parse(value);
	return Number.isNaN(date) ? undefined : date + skew;
}

/**
 * Reads the rate-limit headers of a response: `X-RateLimit-Limit`, `-Remaining`, `-Reset`
 * (seed 003 and the HueChat v2 pages; Unix seconds, also accepted as milliseconds or as seconds
 * from now), the same without `X-`, and `Retry-After` (seconds or an HTTP date).
 *
 * @param headers response headers, names in lower case
 * @param now our time in epoch milliseconds when the response came
 * @returns only what the headers say; never throws
 */
export function readLimits(headers: Headers, now: number): Limits {
	const skew = ahead(headers, now);
	const limits: Limits = {
		limit: count(text(headers, 'x-ratelimit-limit', 'ratelimit-limit')),
		remaining: count(text(headers, 'x-ratelimit-remaining', 'ratelimit-remaining')),
		resetAt: resetTime(
			count(text(headers, 'x-ratelimit-reset', 'ratelimit-reset')),
			now,
			skew,
		),
		retryAt: retryTime(text(headers, 'retry-after'), now, skew),
	};
	return limits;
}
