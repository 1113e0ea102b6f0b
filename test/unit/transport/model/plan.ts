import * as fc from 'fast-check';

import type { Effect } from '../../../../nodes/shared/transport';

/** What happens to one request on its way: what the caller sees, and what the vendor did with it. */
export type Fate =
	| { kind: 'ok' }
	/** An answer that proves that nothing was done; `retryAfter` in seconds. */
	| { kind: 'refusal'; status: number; retryAfter?: number }
	/** No connection was made. */
	| { kind: 'noConnection'; code: string; syscall?: string }
	/** An answer that does not say whether the vendor did it. */
	| { kind: 'unclear'; status: number; body?: unknown; retryAfter?: number; acts: boolean }
	/** The connection ends without an answer, at once or when the time-out is over. */
	| { kind: 'lost'; hangs: boolean; acts: boolean };

/** Whom the vendor's limit and its answers are like. */
export interface VendorPlan {
	limit: number;
	windowMs: number;
	latencyMs: number;
	tells: 'everything' | 'retryAfter' | 'nothing';
	scope: 'key' | 'route';
	/** How far its clock is from ours. */
	skewMs: number;
	/** What the user set in the credential; 0 = nothing. */
	perMinute: number;
	transient500: boolean;
	unavailableMeansNotAccepted: boolean;
}

export interface ItemPlan {
	to: string;
	/** Its requests meet these in turn; those after them are accepted, if the limit allows. */
	fates: Fate[];
	/** Its text is another one on every try, as `{{ $now }}` makes it. */
	changes: boolean;
}

/** One execution with one node of this package. */
export interface ExecutionPlan {
	effect: Effect;
	startsAt: number;
	items: ItemPlan[];
	onError: 'stop' | 'continue';
	/** n8n's Retry On Fail. */
	retry?: { maxTries: number; waitMs: number };
	/** A step of the workflow comes back in a loop; an agent calls its tool several times. */
	as: 'step' | 'tool' | 'toolAtOnce';
	turns: number;
	maxWaitS: number;
	timeoutMs: number;
	/** The workflow's own time limit in seconds; 0 = none. */
	timeLimitS: number;
	cancelAt?: number;
}

export interface Plan {
	vendor: VendorPlan;
	executions: ExecutionPlan[];
}

const proof = fc.oneof(
	fc.record({ kind: fc.constant('refusal' as const), status: fc.constantFrom(400, 404, 422, 307) }),
	fc.record({
		kind: fc.constant('refusal' as const),
		status: fc.constant(429),
		retryAfter: fc.option(fc.constantFrom(0, 1, 2, 7, 30, 400, 2_000), { nil: undefined }),
	}),
	fc.constantFrom<Fate>(
		{ kind: 'noConnection', code: 'ECONNREFUSED', syscall: 'connect' },
		{ kind: 'noConnection', code: 'EAI_AGAIN', syscall: 'getaddrinfo' },
		{ kind: 'noConnection', code: 'ENOTFOUND', syscall: 'getaddrinfo' },
		{ kind: 'noConnection', code: 'CERT_HAS_EXPIRED' },
	),
);

const doubt = fc.oneof(
	fc.record({
		kind: fc.constant('unclear' as const),
		status: fc.constantFrom(302, 303, 408, 500, 502, 503, 504),
		acts: fc.boolean(),
	}),
	fc.record({
		kind: fc.constant('unclear' as const),
		status: fc.constant(503),
		retryAfter: fc.constantFrom(1, 5),
		acts: fc.boolean(),
	}),
	fc.record({
		kind: fc.constant('unclear' as const),
		status: fc.constant(200),
		body: fc.constantFrom<unknown>({ success: false }, '<html>Log in</html>', { error: 'Unknown template' }),
		acts: fc.boolean(),
	}),
	fc.record({ kind: fc.constant('lost' as const), hangs: fc.boolean(), acts: fc.boolean() }),
);

const fate: fc.Arbitrary<Fate> = fc.oneof(
	{ arbitrary: fc.constant<Fate>({ kind: 'ok' }), weight: 4 },
	{ arbitrary: proof, weight: 3 },
	{ arbitrary: doubt, weight: 2 },
);

const item: fc.Arbitrary<ItemPlan> = fc.record({
	to: fc.constantFrom('ann', 'bob', 'cy'),
	fates: fc.oneof(
		{ arbitrary: fc.constant<Fate[]>([]), weight: 2 },
		{ arbitrary: fc.array(fate, { maxLength: 3 }), weight: 3 },
	),
	changes: fc.oneof({ arbitrary: fc.constant(false), weight: 5 }, fc.constant(true)),
});

const execution: fc.Arbitrary<ExecutionPlan> = fc
	.record({
		effect: fc.constantFrom<Effect>('send', 'send', 'read', 'idempotent'),
		startsAt: fc.nat(5_000),
		items: fc.array(item, { minLength: 1, maxLength: 8 }),
		onError: fc.constantFrom<ExecutionPlan['onError']>('stop', 'continue'),
		retry: fc.option(
			fc.record({ maxTries: fc.integer({ min: 2, max: 5 }), waitMs: fc.nat(5_000) }),
			{ nil: undefined },
		),
		as: fc.constantFrom<ExecutionPlan['as']>('step', 'step', 'tool', 'toolAtOnce'),
		turns: fc.integer({ min: 1, max: 3 }),
		maxWaitS: fc.constantFrom(0, 1, 3, 10, 300),
		timeoutMs: fc.constantFrom(500, 10_000),
		timeLimitS: fc.constantFrom(0, 0, 2, 20),
		cancelAt: fc.option(fc.nat(20_000), { nil: undefined, freq: 3 }),
	})
	// An agent's tool has one item a call.
	.map((one) => (one.as === 'step' ? one : { ...one, items: one.items.slice(0, 1) }));

const vendor: fc.Arbitrary<VendorPlan> = fc.record({
	limit: fc.constantFrom(1_000, 1, 3, 10),
	windowMs: fc.constantFrom(1_000, 10_000, 60_000),
	latencyMs: fc.constantFrom(0, 20, 400, 4_000),
	tells: fc.constantFrom<VendorPlan['tells']>('everything', 'retryAfter', 'nothing'),
	scope: fc.constantFrom<VendorPlan['scope']>('key', 'route'),
	skewMs: fc.constantFrom(0, -90_000, 5_000),
	perMinute: fc.constantFrom(0, 0, 60, 600),
	transient500: fc.boolean(),
	unavailableMeansNotAccepted: fc.boolean(),
});

/** Any vendor, and up to four executions that share a key with it. */
export const anyPlan: fc.Arbitrary<Plan> = fc.record({
	vendor,
	executions: fc.array(execution, { minLength: 1, maxLength: 4 }),
});

const patient = (count: fc.Arbitrary<number>, limits: Pick<ExecutionPlan, 'timeoutMs'>) =>
	fc.record({ count, startsAt: fc.nat(5_000), maxWaitS: fc.constantFrom(0, 1, 60, 300) }).map(
		({ count: items, startsAt, maxWaitS }): ExecutionPlan => ({
			effect: 'send',
			startsAt,
			items: Array.from({ length: items }, (_, n) => ({ to: `to ${n}`, fates: [], changes: false })),
			onError: 'continue',
			as: 'step',
			turns: 1,
			maxWaitS,
			timeLimitS: 0,
			...limits,
		}),
	);

/** Executions of any size that never end early, at a vendor that only limits or only is slow. */
export const crowdedPlan: fc.Arbitrary<Plan> = fc.record({
	vendor: vendor.map((one) => ({ ...one, scope: 'key' as const })),
	executions: fc.array(patient(fc.integer({ min: 1, max: 30 }), { timeoutMs: 60_000 }), {
		minLength: 2,
		maxLength: 5,
	}),
});
