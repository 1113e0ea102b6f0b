import type { Chaos, Mishap, ReceivedRequest } from '../../../sandbox';
import { between, chance, oneOf } from './chance';

/**
 * How long the node waits for an answer (Request Options → Timeout), in milliseconds: long enough
 * that a busy machine does not make every answer a late one.
 */
export const TIMEOUT_MS = 2_500;

/** The latest that a server goes on with a request whose caller has given up, in milliseconds. */
export const LATEST_MS = TIMEOUT_MS + 700;

type Weighted = readonly [number, string, Mishap];

const status = (code: number, body?: unknown): Mishap => ({ kind: 'status', status: code, body });
const saysNo = (body: object) => status(200, body);
const redirect = (code: number, location = '/elsewhere'): Mishap => {
	return { kind: 'redirect', status: code, location };
};
const unavailable: Mishap = {
	...{ kind: 'status', status: 503, body: '<h1>Error 503</h1>' },
	headers: { 'retry-after': '1' },
};

/** The same answer after the request took effect, as proxies and careless servers give it. */
function alsoAfter([weight, name, mishap]: Weighted): Weighted[] {
	const after = { ...mishap, carriedOut: true } as Mishap;
	return [
		[weight, name, mishap],
		[weight, `${name}, done`, after],
	];
}

// Weights are per ten thousand requests. These end an item, or make it unclear; `harm` scales them.
const HARMFUL: readonly Weighted[] = [
	...[500, 502, 503, 504, 408].flatMap((code) => alsoAfter([25, '5xx', status(code)])),
	...alsoAfter([30, '503 with time', unavailable]),
	...[301, 302, 303].flatMap((code) => alsoAfter([15, 'redirect', redirect(code)])),
	...[
		{ success: false, message: 'Not this one either' },
		{ status: 'failed', error: 'Outside the window' },
		{ result: false, info: 'Nobody has that number' },
	].flatMap((body) => alsoAfter([15, 'body says no', saysNo(body)])),
	[120, 'reset before', { kind: 'resetBefore' }],
	[150, 'reset after', { kind: 'resetAfter' }],
	[50, 'no answer', { kind: 'hang' }],
	[60, 'late answer', { kind: 'delay', ms: TIMEOUT_MS + 400 }],
	[60, 'late body', { kind: 'slowBody', ms: TIMEOUT_MS + 400 }],
	[120, 'truncated', { kind: 'truncate' }],
	[80, 'web page', { kind: 'garbage' }],
	[120, 'refused', status(422, { error: { code: 'NO', message: 'Not this one' } })],
	[30, 'refused', status(403)],
	[30, 'refused', redirect(307, 'https://example.com/')],
];

// The node gets over these by itself.
const HARMLESS: readonly Weighted[] = [
	[200, 'slow answer', { kind: 'delay', ms: 150 }],
	[200, 'slow body', { kind: 'slowBody', ms: 150 }],
];

const STORM = '429';

/** The names of all mishaps. */
export const MISHAPS: readonly string[] = [
	...new Set([STORM, ...[...HARMFUL, ...HARMLESS].map(([, name]) => name)]),
];

const STORMS_PER_10_000 = 60;

const soon = () => String(Math.ceil(Date.now() / 1_000) + 1);

// The ways in which servers tell of a limit, or do not.
const STORMS: ReadonlyArray<() => Mishap> = [
	() => ({ kind: 'rateLimit', body: {} }),
	() => ({ kind: 'rateLimit', retryAfter: 1, body: {} }),
	() => ({ kind: 'rateLimit', retryAfter: 0, body: {} }),
	() => ({ kind: 'rateLimit', retryAfter: 'date', resetIn: 1, body: {} }),
	() => ({ kind: 'rateLimit', resetIn: 1, body: {} }),
	() => ({ kind: 'rateLimit', body: { error: 'rate_limited', retry_after: 1 } }),
	() => ({
		kind: 'rateLimit',
		headers: {
			'x-ratelimit-limit': '60',
			'x-ratelimit-remaining': '0',
			'x-ratelimit-reset': soon(),
		},
		body: {},
	}),
];

/** Refuses every request. */
export const refuseAll: Chaos = () => ({ kind: 'rateLimit', retryAfter: 1, body: {} });

/** What the chaos of one server hangs on. */
export interface ChaosOptions {
	seed: number;
	/** The server's name: storms are its own. */
	server: string;
	markOf(request: Readonly<ReceivedRequest>): string;
	/** How often the harmful ones strike that item, against their usual rate. */
	harmOf(mark: string): number;
	/** Hears of every mishap by its name. */
	count(name: string): void;
}

/**
 * Decides for each request what goes wrong with it, by the seed, the item and how often the server
 * has seen that item. Only a storm of 429 also hangs on the time: it strikes whatever comes while it
 * lasts.
 */
export function chaosOf({ seed, server, markOf, harmOf, count }: ChaosOptions): Chaos {
	const seen = new Map<string, number>();
	let stormUntil = 0;
	let storm = STORMS[0];
	return (request) => {
		const mark = markOf(request);
		const nth = (seen.get(mark) ?? 0) + 1;
		seen.set(mark, nth);
		if (Date.now() >= stormUntil && chance(seed, mark, nth, 'storm') * 10_000 < STORMS_PER_10_000) {
			stormUntil = Date.now() + between(100, 1_200, seed, server, mark, nth, 'length');
			storm = oneOf(STORMS.map((one) => [1, one] as const), seed, mark, nth, 'style');
		}
		if (Date.now() < stormUntil) {
			count(STORM);
			return storm();
		}
		const harm = harmOf(mark);
		const all: Weighted[] = [
			...HARMLESS,
			...HARMFUL.map(([weight, name, mishap]): Weighted => [weight * harm, name, mishap]),
		];
		const rest = 10_000 - all.reduce((sum, [weight]) => sum + weight, 0);
		const options = all.map((one) => [one[0], one] as const);
		const struck = oneOf([...options, [rest, undefined] as const], seed, mark, nth);
		if (struck === undefined) return undefined;
		count(struck[1]);
		return struck[2];
	};
}
