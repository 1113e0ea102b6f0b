import * as fc from 'fast-check';

import type { Act } from '../../../nodes/shared/idempotency/idempotency';
import { onceFor } from './fakeStore';
import { SharedRow } from './sharedRow';

interface Delivery {
	key: string;
	content: number;
	ends: Act<string>['ended'];
	resend: boolean;
}

const key = fc.constantFrom('a', 'b');
const ended = fc.constantFrom('done', 'not', 'unclear');

const delivery = (own: Partial<{ [K in keyof Delivery]: fc.Arbitrary<Delivery[K]> }> = {}) =>
	fc.record<Delivery>({
		key,
		content: fc.constant(1),
		ends: ended as fc.Arbitrary<Delivery['ends']>,
		resend: fc.constant(false),
		...own,
	});

/** Several workers, each with its deliveries one after the other, and how often each key's act may have happened. */
async function run(workers: readonly Delivery[][], step: (label: string) => Promise<unknown>) {
	const row = new SharedRow(step);
	const happened = new Map<string, number>();
	const kinds: Array<{ key: string; kind: string }> = [];
	const work = workers.map(async (deliveries, index) => {
		const who = `worker ${index}`;
		for (const { key: name, content, ends: how, resend } of deliveries) {
			const act = async () => {
				await step(`${who} acts`);
				if (how !== 'not') happened.set(name, (happened.get(name) ?? 0) + 1);
				return { ended: how, value: how };
			};
			const options = { content, mayResend: resend, clock: row.clock(who) };
			const { kind } = await onceFor(row.process(who), name, act, options);
			kinds.push({ key: name, kind });
		}
	});
	return { work: Promise.all(work), happened, kinds, row };
}

const scheduled = (s: fc.Scheduler) => async (label: string) =>
	await s.schedule(Promise.resolve(), label);

const RUNS = { numRuns: 1_000 };

test.each([
	['two workers and two keys, whatever they undo of each other', 2, 3],
	['three workers at once', 3, 2],
])('%s: nothing happens twice', async (_name, count, most) => {
	const workers = fc.array(fc.array(delivery(), { minLength: 1, maxLength: most }), {
		minLength: count,
		maxLength: count,
	});
	await fc.assert(
		fc.asyncProperty(fc.scheduler(), workers, async (s, deliveries) => {
			const { work, happened } = await run(deliveries, scheduled(s));
			await s.waitFor(work);
			expect(Math.max(0, ...happened.values())).toBeLessThanOrEqual(1);
		}),
		RUNS,
	);
});

test('one decision to send again counts once, also where two workers read it at once', async () => {
	const again = delivery({ key: fc.constant('a'), resend: fc.constant(true) });
	await fc.assert(
		fc.asyncProperty(
			fc.scheduler(),
			fc.tuple(again, again, delivery({ key: fc.constant('b') })),
			async (s, [one, other, third]) => {
				const workers = [[one], [other], [third]];
				const { work, happened } = await run(workers, scheduled(s));
				await s.waitFor(work);
				// Once by itself, and once more because a person said so.
				expect(happened.get('a') ?? 0).toBeLessThanOrEqual(2);
			},
		),
		RUNS,
	);
});

test('a key with two contents is granted for one of them', async () => {
	const one = delivery({ key: fc.constant('a'), content: fc.constantFrom(1, 2) });
	await fc.assert(
		fc.asyncProperty(fc.scheduler(), fc.tuple(one, one, delivery()), async (s, all) => {
			const { work, happened } = await run(
				all.map((each) => [each]),
				scheduled(s),
			);
			await s.waitFor(work);
			expect(happened.get('a') ?? 0).toBeLessThanOrEqual(1);
		}),
		RUNS,
	);
});

/** Goes through all orders of the first `depth` decisions of who goes on; afterwards the first may. */
async function everyOrder(
	depth: number,
	check: (step: (label: string) => Promise<unknown>) => Promise<void>,
) {
	let orders = 0;
	const decisions: number[] = [];
	for (;;) {
		const waiting: Array<() => void> = [];
		const widths: number[] = [];
		let isOver = false;
		const step = async () => await new Promise<void>((resolve) => waiting.push(resolve));
		const checking = check(step).finally(() => (isOver = true));
		for (let turn = 0; !isOver; ) {
			// Whoever can go on without a decision does so first.
			await new Promise(setImmediate);
			if (waiting.length === 0) continue;
			const choice = decisions[turn] ?? 0;
			if (turn < depth) {
				decisions[turn] = choice;
				widths[turn] = waiting.length;
			}
			turn += 1;
			waiting.splice(choice, 1)[0]();
		}
		await checking;
		orders += 1;
		decisions.length = widths.length;
		for (; decisions.length > 0 && decisions.at(-1) === (widths[decisions.length - 1] ?? 1) - 1; ) {
			decisions.pop();
		}
		if (decisions.length === 0) return orders;
		decisions[decisions.length - 1] += 1;
	}
}

test.each([
	['the same key', 'a', 'a'],
	['two keys', 'a', 'b'],
])(
	'every order of the first steps of two workers with %s',
	async (_what, first, second) => {
		const orders = await everyOrder(13, async (step) => {
			const of = (name: string): Delivery => ({
				key: name,
				content: 1,
				ends: 'done',
				resend: false,
			});
			const { work, happened, row } = await run([[of(first)], [of(second)]], step);
			await work;
			// Another worker gets both again, when all is quiet.
			const later = new SharedRow(async () => undefined);
			later.entries = new Set(row.entries);
			for (const name of new Set([first, second])) {
				const act = async (): Promise<Act<string>> => {
					happened.set(name, (happened.get(name) ?? 0) + 1);
					return { ended: 'done', value: 'done' };
				};
				const options = { content: 1, clock: later.clock('third') };
				await onceFor(later.process('third'), name, act, options);
			}
			expect([...happened.values()].every((count) => count <= 1)).toBe(true);
		});
		expect(orders).toBeGreaterThan(1_000);
	},
	120_000,
);
