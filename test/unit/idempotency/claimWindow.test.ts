import { ClaimWindow } from '../../../nodes/shared/idempotency/claimWindow';
import { settled } from '../transport/fakeClock';

let now = 0;
const clock = { now: () => now };

/** Lets members enter until no more may. */
function fill(window: ClaimWindow, count: number) {
	const inside: number[] = [];
	for (let index = 0; index < count; index += 1) {
		void window.enter().then(() => inside.push(index));
	}
	return inside;
}

interface Vendor {
	/** From one request to the next, in milliseconds. */
	paceMs: number;
	/** From a claim until it is seen to have stayed. */
	claimMs: number;
}

/** Sends a thousand items whose keys are claimed together; returns how many were inside at each moment. */
async function send(window: ClaimWindow, { paceMs, claimMs }: Vendor) {
	const entered = fill(window, 1_000);
	const claiming: number[] = [];
	const ready: Array<() => void> = [];
	const sizes: number[] = [];
	let seen = 0;
	let left = 0;
	let nextAt = now;
	while (left < 1_000) {
		await settled();
		for (; seen < entered.length; seen += 1) claiming.push(now + claimMs);
		while (claiming[0] <= now) {
			claiming.shift();
			ready.push(window.claimed());
		}
		while (ready.length > 0 && nextAt <= now) {
			ready.shift()?.();
			window.leave();
			nextAt = now + paceMs;
			left += 1;
			sizes.push(entered.length - left);
		}
		now += 1;
	}
	return sizes;
}

test('as many as 8 are claimed at first, in their order', async () => {
	const inside = fill(new ClaimWindow(clock), 100);
	await settled();
	expect(inside).toEqual(Array.from({ length: 8 }, (_, index) => index));
});

test('one that leaves makes room for the next', async () => {
	const window = new ClaimWindow(clock);
	const inside = fill(window, 20);
	await settled();
	window.leave();
	window.leave();
	await settled();
	expect(inside).toHaveLength(10);
	expect(inside.at(-1)).toBe(9);
});

test('where claims take longer than requests, more are made ahead, 500 at the most', async () => {
	const window = new ClaimWindow(clock);
	const began = now;
	const sizes = await send(window, { paceMs: 1, claimMs: 2_000 });
	expect(Math.max(...sizes)).toBeGreaterThan(250);
	expect(Math.max(...sizes)).toBeLessThanOrEqual(500);
	// Eight at a time would take 250 s.
	expect(now - began).toBeLessThan(250_000 / 8);
});

test('where the last of those that were claimed together leaves late, that is no reason for fewer', async () => {
	const window = new ClaimWindow(clock);
	const began = now;
	await send(window, { paceMs: 10, claimMs: 3_000 });
	// Eight at a time would take 375 s.
	expect(now - began).toBeLessThan(375_000 / 8);
});

test('where claims wait for the pace of the vendor, few are made ahead', async () => {
	const window = new ClaimWindow(clock);
	const sizes = await send(window, { paceMs: 200, claimMs: 300 });
	expect(Math.max(...sizes.slice(100))).toBeLessThanOrEqual(8);
	expect(Math.min(...sizes.slice(100, 900))).toBeGreaterThanOrEqual(1);
});

test('where it is between, as many are made ahead as keep the pace', async () => {
	const window = new ClaimWindow(clock);
	const began = now;
	const sizes = await send(window, { paceMs: 50, claimMs: 400 });
	expect(Math.max(...sizes.slice(200))).toBeLessThanOrEqual(24);
	expect(now - began).toBeLessThan(1_000 * 50 * 1.1);
});

test('a request that left is counted once, however often that is said', async () => {
	const window = new ClaimWindow(clock);
	const left = window.claimed();
	for (let times = 0; times < 100; times += 1) left();
	const inside = fill(window, 100);
	await settled();
	expect(inside).toHaveLength(16);
});

test('one at a time stays one at a time', async () => {
	const window = new ClaimWindow(clock, 1);
	for (let times = 0; times < 100; times += 1) window.claimed()();
	const inside = fill(window, 3);
	await settled();
	expect(inside).toEqual([0]);
});
