import type { ExecutionPlan, ItemPlan, Plan, VendorPlan } from './plan';

const items = (...fates: Array<ItemPlan['fates']>): ItemPlan[] =>
	fates.map((own, index) => ({ to: `to ${index}`, fates: own, changes: false }));

const plan = (vendor: Partial<VendorPlan>, ...executions: Array<Partial<ExecutionPlan>>): Plan => ({
	vendor: {
		...{ limit: 1_000, windowMs: 1_000, latencyMs: 0, tells: 'everything', scope: 'key', skewMs: 0 },
		...{ perMinute: 0, transient500: false, unavailableMeansNotAccepted: false },
		...vendor,
	},
	executions: executions.map((own) => ({
		...{ effect: 'send', startsAt: 0, items: items([]), onError: 'stop', as: 'step', turns: 1 },
		...{ maxWaitS: 0, timeoutMs: 10_000, timeLimitS: 0 },
		...own,
	})),
});

/** What broke a promise once, each as small as it could be made. */
export const FOUND: Array<[what: string, plan: Plan]> = [
	[
		'an item whose next try would come too late stops the others before one of them leaves',
		plan(
			{ latencyMs: 4_000 },
			{ effect: 'idempotent', items: items([], []), timeoutMs: 500 },
			{ timeoutMs: 500 },
		),
	],
	[
		'an item that goes out again keeps its place before one whose text is new',
		plan(
			{},
			{
				items: [
					{ to: 'cy', fates: [{ kind: 'refusal', status: 400 }], changes: false },
					{ to: 'cy', fates: [], changes: true },
				],
				retry: { maxTries: 2, waitMs: 0 },
			},
		),
	],
	[
		'a try whose turn comes after its latest moment, behind others of its lane, is not made',
		plan(
			{ latencyMs: 4_000 },
			{ turns: 2 },
			{ maxWaitS: 10 },
			{ effect: 'read', as: 'toolAtOnce', turns: 2, maxWaitS: 3, timeoutMs: 500 },
		),
	],
	[
		'of two calls of a tool at once, one may be refused while the other is under way and then cut off',
		plan(
			{ latencyMs: 4_000 },
			{
				items: [{ to: 'ann', fates: [{ kind: 'refusal', status: 400 }], changes: false }],
				retry: { maxTries: 2, waitMs: 0 },
				as: 'toolAtOnce',
				turns: 2,
				cancelAt: 4_001,
			},
		),
	],
];

/** The same of taking turns. */
export const FOUND_UNFAIR: Array<[what: string, plan: Plan]> = [
	[
		'those who must not wait do not keep the others in line behind a slow vendor',
		plan(
			{ latencyMs: 4_000 },
			{ startsAt: 891, items: items([], [], []), onError: 'continue', timeoutMs: 60_000 },
			{ items: items([], []), onError: 'continue', maxWaitS: 300, timeoutMs: 60_000 },
		),
	],
];
