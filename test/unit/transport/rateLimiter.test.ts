import { RateLimiter } from '../../../nodes/shared/transport/rateLimit/rateLimiter';
import type { Admission, Slot } from '../../../nodes/shared/transport/rateLimit/rateLimiter';
import { FakeClock, settled } from './fakeClock';
import { SimulatedVendor } from './simulatedVendor';
import type { VendorTraits } from './simulatedVendor';

const accepted = { refused: false, answered: true };
const refused = { refused: true, answered: true };
const never = () => () => undefined;

const ticket = (lane = 'a', more: object = {}) => ({
	lane,
	maxWaitMs: 300_000,
	isRetry: false,
	...more,
});

function slotOf(admission: Admission): Slot {
	if (typeof admission === 'object' && 'slot' in admission) return admission.slot;
	throw new Error(`No slot: ${JSON.stringify(admission)}`);
}

/** Enters and notes the order of departures. */
function line(limiter: RateLimiter, names: string[], more: object = {}) {
	const left: string[] = [];
	const slots = new Map<string, Slot>();
	for (const name of names) {
		void limiter.enter(ticket(name[0], more), never).then((admission) => {
			left.push(name);
			slots.set(name, slotOf(admission));
		});
	}
	return { left, slots };
}

describe('how many are under way', () => {
	it('is one until the first answer, then grows by one with every delivered one', async () => {
		const limiter = new RateLimiter(new FakeClock());
		const { left, slots } = line(limiter, ['a1', 'a2', 'a3', 'a4', 'a5', 'a6', 'a7']);
		await settled();
		expect(left).toEqual(['a1']);
		slots.get('a1')?.release({}, accepted);
		await settled();
		expect(left).toEqual(['a1', 'a2', 'a3']);
		slots.get('a2')?.release({}, accepted);
		await settled();
		expect(left).toEqual(['a1', 'a2', 'a3', 'a4', 'a5']);
	});

	it('does not grow where no answer came', async () => {
		const limiter = new RateLimiter(new FakeClock());
		const { left, slots } = line(limiter, ['a1', 'a2', 'a3']);
		await settled();
		slots.get('a1')?.release({}, { refused: false, answered: false });
		await settled();
		expect(left).toEqual(['a1', 'a2']);
	});

	it('never goes beyond fifty', async () => {
		const limiter = new RateLimiter(new FakeClock());
		const names = Array.from({ length: 400 }, (_, n) => `a${n}`);
		const { left, slots } = line(limiter, names);
		for (let n = 0; n < 100; n += 1) {
			await settled();
			slots.get(`a${n}`)?.release({}, accepted);
		}
		await settled();
		expect(left).toHaveLength(150);
	});

	it('shrinks to one after a 429, and waits', async () => {
		const clock = new FakeClock();
		const limiter = new RateLimiter(clock);
		const { left, slots } = line(limiter, ['a1', 'a2', 'a3', 'a4', 'a5']);
		await settled();
		slots.get('a1')?.release({}, accepted);
		await settled();
		slots.get('a2')?.release({ retryAt: clock.now() + 5_000 }, refused);
		slots.get('a3')?.release({}, { refused: false, answered: false });
		await clock.advance(4_999);
		expect(left).toHaveLength(3);
		await clock.advance(1);
		expect(left).toEqual(['a1', 'a2', 'a3', 'a4']);
	});

	it('is not changed by giving a slot back twice', async () => {
		const limiter = new RateLimiter(new FakeClock());
		const { left, slots } = line(limiter, ['a1', 'a2', 'a3', 'a4', 'a5', 'a6']);
		await settled();
		for (let n = 0; n < 5; n += 1) slots.get('a1')?.release({}, accepted);
		await settled();
		expect(left).toEqual(['a1', 'a2', 'a3']);
	});
});

describe('turns', () => {
	it('a reply in a second execution passes after at most two others of a bulk job', async () => {
		const clock = new FakeClock();
		const limiter = new RateLimiter(clock);
		const vendor = new SimulatedVendor(clock, {
			limit: 600,
			windowMs: 60_000,
			latencyMs: 40,
			tells: 'everything',
		});
		const left: string[] = [];
		const send = async (lane: string) => {
			const slot = slotOf(await limiter.enter(ticket(lane), never));
			left.push(lane);
			const { limits } = await vendor.ask();
			slot.release(limits, accepted);
		};
		const bulk = Array.from({ length: 1_000 }, () => send('bulk'));
		await clock.advance(5_000);
		const before = left.length;
		expect(before).toBeGreaterThan(10);
		const reply = send('reply');
		await clock.until(reply);
		expect(left.indexOf('reply') - before).toBeLessThanOrEqual(2);
		await clock.until(Promise.all(bulk));
		expect(vendor.refused).toBe(0);
	});

	it('a refused one goes before the later ones of its lane', async () => {
		const clock = new FakeClock();
		const limiter = new RateLimiter(clock);
		const { left, slots } = line(limiter, ['a1', 'a2']);
		await settled();
		slots.get('a1')?.release({ retryAt: clock.now() + 2_000 }, refused);
		const again = line(limiter, ['a1'], { isRetry: true });
		await clock.advance(2_000);
		expect([left, again.left]).toEqual([['a1'], ['a1']]);
	});
});

describe('patience', () => {
	async function paused(clock: FakeClock, ms: number): Promise<RateLimiter> {
		const limiter = new RateLimiter(clock);
		const slot = slotOf(await limiter.enter(ticket(), never));
		slot.release({ retryAt: clock.now() + ms }, refused);
		return limiter;
	}

	it('a wait beyond it is not begun, and others wait on', async () => {
		const clock = new FakeClock();
		const until = clock.now() + 60_000;
		const limiter = await paused(clock, 60_000);
		let patient: Admission | undefined;
		void limiter.enter(ticket('b', { maxWaitMs: 60_000 }), never).then((one) => {
			patient = one;
		});
		expect(await limiter.enter(ticket('a', { maxWaitMs: 59_999 }), never)).toEqual({
			tooLongUntil: until,
		});
		await clock.advance(59_999);
		expect(patient).toBeUndefined();
		await clock.advance(1);
		expect(slotOf(patient ?? 'ended')).toBeDefined();
	});

	it('sends every impatient one of a lane away, and leaves no timer behind', async () => {
		const clock = new FakeClock();
		const limiter = await paused(clock, 60_000);
		const answers = await Promise.all(
			Array.from({ length: 50 }, async () => await limiter.enter(ticket('a', { maxWaitMs: 0 }), never)),
		);
		expect(answers.every((one) => typeof one === 'object' && 'tooLongUntil' in one)).toBe(true);
		expect(clock.pending).toBe(0);
	});

	it('a moment that must not be passed counts when the wait begins, not when the line was joined', async () => {
		const clock = new FakeClock();
		const limiter = new RateLimiter(clock);
		const first = slotOf(await limiter.enter(ticket(), never));
		const latest = clock.now() + 60_000;
		const second = limiter.enter(ticket('a', { latest }), never);
		await clock.advance(2_000);
		first.release({ retryAt: clock.now() + 60_000 }, refused);
		await settled();
		expect(clock.pending).toBe(0);
		expect(await clock.until(second)).toEqual({ tooLongUntil: latest + 2_000 });
	});
});

describe('a request that gets no answer', () => {
	/** A limiter whose first request never comes back, and when the ones behind it left. */
	async function silent() {
		const clock = new FakeClock();
		const limiter = new RateLimiter(clock);
		slotOf(await limiter.enter(ticket(), never));
		const begun = clock.now();
		const left: Array<[string, number]> = [];
		const slots: Slot[] = [];
		const enter = (name: string, more: object = {}) => {
			void limiter.enter(ticket(name[0], more), never).then((admission) => {
				left.push([name, clock.now() - begun]);
				slots.push(slotOf(admission));
			});
		};
		return { clock, limiter, left, slots, enter };
	}

	it('lets another one leave after three seconds, one at a time', async () => {
		const { clock, left, enter } = await silent();
		for (const name of ['a2', 'a3', 'b1']) enter(name);
		await clock.advance(2_999);
		expect(left).toEqual([]);
		await clock.advance(10_000);
		expect(left).toEqual([['a2', 3_000], ['b1', 6_000], ['a3', 9_000]]);
		expect(clock.pending).toBe(0);
	});

	it('does not make another execution wait longer than it wants to', async () => {
		const { clock, left, enter } = await silent();
		await clock.advance(800);
		for (const name of ['a2', 'a3']) enter(name);
		enter('b1', { maxWaitMs: 1_000 });
		await clock.advance(5_000);
		expect(left).toEqual([['b1', 1_800], ['a2', 4_800]]);
	});

	it('keeps nobody beyond the moment that must not be passed, and nobody leaves just then', async () => {
		const { clock, limiter, left } = await silent();
		const ends: Array<[unknown, number]> = [];
		const begun = clock.now();
		// The workflow's time limit: all who wait would leave at once, into a run that is being ended.
		for (const lane of ['a', 'a', 'b']) {
			const waiting = limiter.enter(ticket(lane, { latest: begun + 400 }), never);
			void waiting.then((admission) => ends.push([admission, clock.now() - begun]));
		}
		await clock.advance(1_000);
		expect(ends).toEqual(Array(3).fill(['unanswered', 400]));
		expect(left).toEqual([]);
	});

	it('counts from the last answer: while others are answered nobody overtakes', async () => {
		const { clock, left, slots, enter } = await silent();
		for (const name of ['a2', 'a3', 'a4', 'a5']) enter(name);
		await clock.advance(3_000);
		slots[0]?.release({}, accepted);
		await clock.advance(0);
		expect(left).toEqual([['a2', 3_000], ['a3', 3_000]]);
		await clock.advance(2_999);
		expect(left).toHaveLength(2);
		await clock.advance(1);
		expect(left.at(-1)).toEqual(['a4', 6_000]);
	});

	it('overtakes neither the rate nor a pause', async () => {
		const { clock, limiter, left, slots, enter } = await silent();
		enter('a2');
		await clock.advance(3_000);
		enter('a3');
		slots[0]?.release({ retryAt: clock.now() + 60_000 }, refused);
		await clock.advance(59_999);
		expect(left).toHaveLength(1);
		await clock.advance(1);
		expect(left).toEqual([['a2', 3_000], ['a3', 63_000]]);
		expect(limiter.isIdle(clock.now(), 0)).toBe(false);
	});

	it('is not followed by more than two hundred others', async () => {
		const { clock, limiter, left, enter } = await silent();
		for (let n = 0; n < 199; n += 1) enter(`a${n}`, { maxWaitMs: 0 });
		await clock.advance(200_000);
		expect(left).toHaveLength(199);
		const over = limiter.enter(ticket('b', { maxWaitMs: 0 }), never);
		await clock.advance(1_000);
		expect(await over).toBe('unanswered');
		expect(clock.pending).toBe(0);
	});
});

describe('giving up', () => {
	it('answers at once, leaves no timer and takes nobody else\'s place', async () => {
		const clock = new FakeClock();
		const limiter = new RateLimiter(clock);
		const slot = slotOf(await limiter.enter(ticket(), never));
		slot.release({ retryAt: clock.now() + 60_000 }, refused);
		const ends: Array<() => void> = [];
		const waiting = Array.from({ length: 1_000 }, async () =>
			await limiter.enter(ticket(), (abortWait) => {
				ends.push(abortWait);
				return () => undefined;
			}),
		);
		await settled();
		expect(clock.pending).toBe(1);
		for (const end of ends) end();
		expect(new Set(await Promise.all(waiting))).toEqual(new Set(['ended']));
		expect(clock.pending).toBe(0);
		const later = limiter.enter(ticket('b'), never);
		await clock.advance(60_000);
		expect(slotOf(await later)).toBeDefined();
	});

	it('after the slot was given changes nothing, and is called back no more', async () => {
		const limiter = new RateLimiter(new FakeClock());
		const forgotten = jest.fn();
		let end = () => undefined as void;
		const admission = await limiter.enter(ticket(), (abortWait) => {
			end = abortWait;
			return forgotten;
		});
		expect(forgotten).toHaveBeenCalledTimes(1);
		end();
		slotOf(admission).release({}, accepted);
		expect(slotOf(await limiter.enter(ticket(), never))).toBeDefined();
	});
});

describe('against a vendor with a limit', () => {
	async function sendAll(count: number, traits: VendorTraits) {
		const clock = new FakeClock();
		const begun = clock.now();
		const limiter = new RateLimiter(clock);
		const vendor = new SimulatedVendor(clock, traits);
		let isRetry = false;
		const one = async () => {
			for (isRetry = false; ; isRetry = true) {
				const slot = slotOf(await limiter.enter(ticket('a', { isRetry }), never));
				const { limits, refused: isRefused } = await vendor.ask();
				slot.release(limits, { refused: isRefused, answered: true });
				if (!isRefused) return;
			}
		};
		await clock.until(Promise.all(Array.from({ length: count }, one)));
		return { refused: vendor.refused, tookMs: clock.now() - begun, pending: clock.pending };
	}

	it.each([2, 20, 150])('30 items, 10 a second, %i ms away: none refused, near the ideal', async (latencyMs) => {
		const traits: VendorTraits = { limit: 10, windowMs: 1_000, latencyMs, tells: 'everything' };
		const { refused: count, tookMs, pending } = await sendAll(30, traits);
		expect({ count, pending }).toEqual({ count: 0, pending: 0 });
		// The third window cannot open before two seconds have passed.
		expect(tookMs).toBeGreaterThanOrEqual(2_000);
		expect(tookMs).toBeLessThan(4_500);
	});

	it('200 items, 100 a minute: none refused, and done in the second minute', async () => {
		const { refused: count, tookMs } = await sendAll(200, {
			limit: 100,
			windowMs: 60_000,
			latencyMs: 30,
			tells: 'everything',
			wholeSeconds: true,
		});
		expect(count).toBe(0);
		expect(tookMs).toBeLessThan(125_000);
	});

	it('a vendor that tells the time only when it refuses is learned from', async () => {
		const { refused: count, tookMs } = await sendAll(60, {
			limit: 10,
			windowMs: 1_000,
			latencyMs: 20,
			tells: 'retryAfter',
		});
		expect(count).toBeLessThan(60);
		expect(tookMs).toBeLessThan(20_000);
	});

	it('a vendor that tells nothing does not stop a run for long', async () => {
		const { tookMs } = await sendAll(60, {
			limit: 10,
			windowMs: 1_000,
			latencyMs: 20,
			tells: 'nothing',
		});
		expect(tookMs).toBeLessThan(25_000);
	});
});

it('is idle only when unused for long, empty, and with nothing to remember', async () => {
	const clock = new FakeClock();
	const limiter = new RateLimiter(clock);
	const slot = slotOf(await limiter.enter(ticket(), never));
	await clock.advance(10_000);
	expect(limiter.isIdle(clock.now(), 5_000)).toBe(false);
	slot.release({ limit: 5, remaining: 1, resetAt: clock.now() + 20_000 }, accepted);
	await clock.advance(10_000);
	expect(limiter.isIdle(clock.now(), 5_000)).toBe(false);
	await clock.advance(11_000);
	expect(limiter.isIdle(clock.now(), 5_000)).toBe(true);
});
