import * as fc from 'fast-check';

import { ClaimWindow } from '../../../nodes/shared/idempotency/claimWindow';
import type { Place } from '../../../nodes/shared/idempotency/claimWindow';
import { entriesOf } from '../../../nodes/shared/idempotency/entries';
import type { KeyEntries } from '../../../nodes/shared/idempotency/entries';
import { settled } from '../transport/fakeClock';

let now = 0;
const clock = { now: () => now };

/** Lets so many wait for a place; those that have one, and those that were sent away. */
function fill(window: ClaimWindow, count: number) {
	const places: Place[] = [];
	const order: number[] = [];
	const away: number[] = [];
	for (let index = 0; index < count; index += 1) {
		void window.enter(entriesOf(`key ${index}`, null)).then((place) => {
			if (place === undefined) return away.push(index);
			order.push(index);
			return places.push(place);
		});
	}
	return { places, order, away };
}

/** Claims what has a place, lets it leave at once and closes it. */
async function pass(places: Place[], claimMs: number) {
	await settled();
	const batch = places.splice(0);
	now += claimMs;
	for (const place of batch) place.ready();
	for (const place of batch) place.away();
	for (const place of batch) place.leave();
	await settled();
	return batch.length;
}

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);

test('as many as 16 are claimed at first, in their order', async () => {
	const { order } = fill(new ClaimWindow(clock), 100);
	await settled();
	expect(order).toEqual(numbers(16));
});

test('one that leaves makes room for the next', async () => {
	const { order, places } = fill(new ClaimWindow(clock, 8), 20);
	await settled();
	for (const place of places.splice(0, 2)) place.leave();
	await settled();
	expect(order).toEqual(numbers(10));
});

test('where requests leave at once, more and more are claimed ahead, 2,000 at the most', async () => {
	const { places } = fill(new ClaimWindow(clock), 10_000);
	const batches: number[] = [];
	for (let times = 0; times < 7; times += 1) batches.push(await pass(places, 300));
	expect(batches).toEqual([16, 32, 64, 256, 1_024, 2_000, 2_000]);
});

interface Pace {
	perSecond: number;
	/** So many leave at once first. */
	burst: number;
	claimMs: number;
	seconds: number;
}

/** Sends at a pace; the most that were claimed and not closed in the second half, and how many were sent. */
async function paced({ perSecond, burst, claimMs, seconds }: Pace) {
	const window = new ClaimWindow(clock);
	const { places } = fill(window, burst + perSecond * seconds * 2);
	const claiming: Array<{ place: Place; readyAt: number }> = [];
	const ready: Place[] = [];
	let [sent, inside, credit] = [0, 0, burst];
	for (const end = now + seconds * 1_000; now < end; now += 10) {
		await settled();
		claiming.push(...places.splice(0).map((place) => ({ place, readyAt: now + claimMs })));
		while (claiming.length > 0 && claiming[0].readyAt <= now) {
			const [{ place }] = claiming.splice(0, 1);
			place.ready();
			ready.push(place);
		}
		const more = perSecond / 100;
		credit = Math.min(credit + more, Math.max(credit, 1 + more));
		for (; credit >= 1 && ready.length > 0; credit -= 1) {
			const [place] = ready.splice(0, 1);
			place.away();
			place.leave();
			sent += 1;
		}
		if (end - now < seconds * 500) inside = Math.max(inside, claiming.length + ready.length);
	}
	return { inside, kept: sent / (burst + perSecond * seconds) };
}

test.each([
	[{ perSecond: 1, burst: 0, claimMs: 300 }, 5],
	[{ perSecond: 5, burst: 0, claimMs: 300 }, 8],
	[{ perSecond: 20, burst: 0, claimMs: 300 }, 16],
	[{ perSecond: 20, burst: 100, claimMs: 300 }, 16],
	[{ perSecond: 20, burst: 0, claimMs: 1_200 }, 55],
	[{ perSecond: 200, burst: 0, claimMs: 300 }, 130],
	[{ perSecond: 1_000, burst: 0, claimMs: 300 }, 650],
])('%j: no more than %d are claimed ahead, and the pace is kept', async (pace, most) => {
	const { inside, kept } = await paced({ ...pace, seconds: 60 });
	expect(inside).toBeLessThanOrEqual(most);
	expect(kept).toBeGreaterThanOrEqual(0.95);
});

test('keys that are not to be had leave the window as it is', async () => {
	const { order, places } = fill(new ClaimWindow(clock), 100);
	await settled();
	for (const place of places.splice(0)) place.leave();
	await settled();
	expect(order).toEqual(numbers(32));
});

test('whatever happens to keys, and however long it takes, all get a place', async () => {
	const step = fc.record({
		isReady: fc.boolean(),
		isAway: fc.boolean(),
		claimMs: fc.constantFrom(0, 0, 1, 300, 5_000),
		waitMs: fc.constantFrom(0, 0, 1, 50, 60_000),
	});
	await fc.assert(
		fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 20 }), async (steps) => {
			const { order, places } = fill(new ClaimWindow(clock), 300);
			for (let index = 0; order.length < 300 || places.length > 0; index += 1) {
				await settled();
				const place = places.shift();
				expect(place).toBeDefined();
				const { isReady, isAway, claimMs, waitMs } = steps[index % steps.length];
				now += claimMs;
				if (isReady) place?.ready();
				now += waitMs;
				if (isReady && isAway) place?.away();
				place?.leave();
			}
			expect(order).toEqual(numbers(300));
		}),
		{ numRuns: 30 },
	);
});

test('one at a time stays one at a time', async () => {
	const { places } = fill(new ClaimWindow(clock, 1), 100);
	for (let times = 0; times < 20; times += 1) expect(await pass(places, 1)).toBe(1);
});

describe('a look at the next ones', () => {
	const doneAre = (isDone: (index: number) => boolean) => {
		const looked: KeyEntries[][] = [];
		const find = async (keys: KeyEntries[]) => {
			looked.push(keys);
			await settled();
			return new Set(keys.filter((_key, index) => isDone(index)));
		};
		return { looked, find };
	};

	test('sends away those that are done; the others enter in their order, and nobody does meanwhile', async () => {
		const window = new ClaimWindow(clock, 4);
		const { order, places, away } = fill(window, 12);
		await settled();
		const { looked, find } = doneAre((index) => index % 2 === 0);
		const skipping = window.skip(6, find);
		for (const place of places) place.leave();
		await Promise.resolve();
		expect(order).toEqual(numbers(4));
		expect(await skipping).toBe(false);
		await settled();
		expect(looked).toHaveLength(1);
		expect(looked[0]).toHaveLength(6);
		expect(away).toEqual([4, 6, 8]);
		expect(order).toEqual([...numbers(4), 5, 7, 9, 10]);
	});

	test('says whether all were done and more may be', async () => {
		const window = new ClaimWindow(clock, 4);
		const { away } = fill(window, 12);
		const { find } = doneAre(() => true);
		expect(await window.skip(5, find)).toBe(true);
		expect(await window.skip(5, find)).toBe(true);
		expect(await window.skip(5, find)).toBe(false);
		await settled();
		expect(away).toEqual(numbers(8).map((index) => index + 4));
	});

	test('is one at a time', async () => {
		const window = new ClaimWindow(clock, 4);
		fill(window, 12);
		const { find, looked } = doneAre(() => true);
		expect(await Promise.all([window.skip(5, find), window.skip(5, find)])).toEqual([true, false]);
		expect(looked).toHaveLength(1);
	});

	test('that fails sends nobody away and lets everybody in', async () => {
		const window = new ClaimWindow(clock, 4);
		const { order, places } = fill(window, 12);
		await settled();
		const skipping = window.skip(5, async () => await Promise.reject(new Error('database is locked')));
		await expect(skipping).rejects.toThrow('database is locked');
		for (const place of places) place.leave();
		await settled();
		expect(order.slice(0, 8)).toEqual(numbers(8));
	});
});
