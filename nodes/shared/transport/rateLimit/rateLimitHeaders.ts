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
// Not much later a moment can no longer be written as a date.
const LATEST = 8_600_000_000_000_000;

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
	const [, digits] = /^(\d{1,15}(?:\.\d+)?)\s*(?:[;,]|$)/.exec(value ?? '') ?? [];
	return digits === undefined ? undefined : Number(digits);
}

// Somewhere behind the time: `EST 2027` and `GMT-5` are written, too.
const ZONED = /:\d\d(?:\.\d+)?\s*(?:Z|[+-]\d)|\b(?:GMT|UTC?|[ECMP][SD]T)\b/i;
const ISO = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/i;

/**
 * A date with its time, in epoch milliseconds; NaN where it is none. Without a zone it is in UTC, as HTTP's
 * oldest form is (RFC 9110 §5.6.7, asctime); the engine would take the zone of the computer.
 */
function timeIn(value: string): number {
	if (ZONED.test(value)) return Date.parse(value);
	const time = Date.parse(ISO.test(value) ? `${value.replace(' ', 'T')}Z` : `${value} GMT`);
	return Number.isNaN(time) ? Date.parse(value) : time;
}

/** How far our clock is ahead of the sender's, in milliseconds; 0 where that cannot be told. */
function ahead(headers: Headers, now: number): number {
	const sent = timeIn(text(headers, 'date') ?? '');
	if (Number.isNaN(sent) || Math.abs(now - sent) < NOISE_MS) return 0;
	return now - sent;
}

function date(value: string, skew: number): number | undefined {
	// The engine's parser makes a year out of any number that it finds in a sentence.
	if (!/:\d\d/.test(value)) return undefined;
	const time = timeIn(value);
	return Number.isNaN(time) ? undefined : time + skew;
}

const SPAN = /^(\d{1,15}(?:\.\d+)?)\s*(?:(ms|milliseconds?)|(s|secs?|seconds?)|(m|mins?|minutes?))$/i;

/** A span of time as some vendors write it, `30s` or `30 seconds`, in milliseconds. */
function span(value: string): number | undefined {
	const [, digits, milliseconds, seconds] = SPAN.exec(value) ?? [];
	if (digits === undefined) return undefined;
	if (milliseconds !== undefined) return Number(digits);
	return Number(digits) * (seconds === undefined ? 60_000 : 1_000);
}

/** A time in any of the ways in which it is written; a number is one from now on, or Unix time where it is large. */
function moment(value: string | undefined, now: number, skew: number): number | undefined {
	if (value === undefined) return undefined;
	const number = count(value);
	if (number !== undefined && number >= RELATIVE_BELOW) {
		return Math.min((number > MILLISECONDS_ABOVE ? number : number * 1_000) + skew, LATEST);
	}
	const wait = number === undefined ? span(value) : number * 1_000;
	return wait === undefined ? date(value, skew) : Math.min(now + wait, LATEST);
}

/**
 * The time to come back that a refusal names in its body: `retry_after` in seconds (HueChat v2's
 * page on rate limits), also accepted as Unix time. For answers whose headers do not say it.
 *
 * @param now our time in epoch milliseconds when the response came
 * @param headers of the same response, for the sender's clock
 */
export function retryAtFromBody(body: unknown, now: number, headers: Headers = {}): number | undefined {
	if (typeof body !== 'object' || body === null || !('retry_after' in body)) return undefined;
	return moment(text({ wait: body.retry_after }, 'wait'), now, ahead(headers, now));
}

/**
 * Reads the rate-limit headers of a response: `X-RateLimit-Limit`, `-Remaining`, `-Reset`
 * (HueChat's API collection and developer.huechat.ai, Rate Limits; Unix seconds), the same without `X-`,
 * and `Retry-After` (seconds or an HTTP date). All times are accepted as Unix seconds or milliseconds, as
 * seconds from now, as `30s`, and as a date.
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
		resetAt: moment(text(headers, 'x-ratelimit-reset', 'ratelimit-reset'), now, skew),
		retryAt: moment(text(headers, 'retry-after'), now, skew),
	};
	return limits;
}
