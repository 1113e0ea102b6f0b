import * as fc from 'fast-check';

import { clock } from '../../../../nodes/shared/transport';
import { FakeClock } from '../fakeClock';
import { FOUND, FOUND_UNFAIR } from './found';
import { ModelN8n } from './n8n';
import type { Happened } from './n8n';
import { anyPlan, crowdedPlan } from './plan';
import type { Plan } from './plan';
import { fair, PROMISES } from './promises';

const fake = new FakeClock();
// The waits of the transport that have not ended.
let waits = new Set<object>();

beforeAll(() => {
	jest.spyOn(clock, 'now').mockImplementation(() => fake.now());
	jest.spyOn(clock, 'later').mockImplementation((ms, job) => fake.later(ms, job));
	jest.spyOn(clock, 'sleep').mockImplementation(async (ms, signal) => {
		const wait = {};
		waits.add(wait);
		await fake.sleep(ms, signal);
		waits.delete(wait);
	});
});

afterAll(() => jest.restoreAllMocks());

// What a whole case may take: 150 messages at one a minute, each refused ten times.
const LONGEST_MS = 30 * 3_600_000;

async function happens(plan: Plan): Promise<Happened> {
	waits = new Set();
	const happened = await fake.until(new ModelN8n(fake, plan).run(), LONGEST_MS);
	// No wait outlives those who waited; then what is remembered of the runs is forgotten.
	expect(waits.size).toBe(0);
	await fake.advance(130_000);
	return happened;
}

const broken = (happened: Happened) =>
	Object.entries(PROMISES).flatMap(([name, judge]) => judge(happened).map((what) => `${name}: ${what}`));

test.each(FOUND)('%s', async (_what, plan) => {
	expect(broken(await happens(plan))).toEqual([]);
});

test.each(FOUND_UNFAIR)('%s', async (_what, plan) => {
	expect(fair(await happens(plan))).toEqual([]);
});

// More of them: MODEL_RUNS=5000 npx jest test/unit/transport/model
const { MODEL_RUNS } = process.env;
// The same ones for every change, so that what fails was broken by it; new ones where more are wanted.
const RUNS = MODEL_RUNS === undefined ? { numRuns: 150, seed: 20261126 } : { numRuns: Number(MODEL_RUNS) };

test('whatever vendor and executions do, no promise is broken', async () => {
	await fc.assert(
		fc.asyncProperty(anyPlan, async (plan) => {
			expect(broken(await happens(plan))).toEqual([]);
		}),
		RUNS,
	);
}, 600_000);

test('executions at one key take turns, however slow or strict the vendor is', async () => {
	await fc.assert(
		fc.asyncProperty(crowdedPlan, async (plan) => {
			expect(fair(await happens(plan))).toEqual([]);
		}),
		RUNS,
	);
}, 600_000);
