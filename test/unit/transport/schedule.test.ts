import { Schedule } from '../../../nodes/shared/transport/rateLimit/schedule';

const T = Date.UTC(2027, 0, 1);
const MANY = 1_000;

/** A pace that knows of a window. */
function knowing(limit: number, remaining: number, resetAt: number, now = T): Schedule {
	const pace = new Schedule();
	pace.left(now);
	pace.learned(now, { limit, remaining, resetAt }, 0, false);
	return pace;
}

/** Lets as many leave as may until `end`, telling the pace nothing; gives the moments. */
function departures(pace: Schedule, from: number, end: number, waiting = MANY): number[] {
	const times: number[] = [];
	for (let now = from; ; ) {
		const at = pace.nextAt(now, waiting);
		if (at >= end) return times;
		now = at;
		pace.left(now);
		times.push(now);
	}
}

describe('a limit set in the credential', () => {
	it('leaves one at once and the next ones a slot apart', () => {
		const pace = new Schedule(60);
		expect(pace.nextAt(T, 5)).toBe(T);
		pace.left(T);
		expect(pace.nextAt(T, 5)).toBe(T + 1_000);
		expect(pace.nextAt(T + 5_000, 5)).toBe(T + 5_000);
	});

	it('does not add up the lateness of timers', () => {
		const pace = new Schedule(300);
		for (let sent = 0; sent < 300; sent += 1) {
			const at = pace.nextAt(T, 300);
			expect(at).toBe(T + sent * 200);
			pace.left(at + (sent === 0 ? 0 : 20));
		}
	});

	it('makes up for lateness, not for a time in which nobody wanted to send', () => {
		const pace = new Schedule(6);
		pace.left(T);
		expect(pace.nextAt(T, 1)).toBe(T + 10_000);
		pace.left(pace.nextAt(T + 11_000, 1));
		expect(pace.nextAt(T + 11_000, 1)).toBe(T + 21_000);
	});

	it('can be changed and taken away', () => {
		const pace = new Schedule(60);
		pace.left(T);
		pace.configure(6);
		expect(pace.nextAt(T, 1)).toBe(T + 10_000);
		pace.configure(0);
		expect(pace.nextAt(T, 1)).toBe(T);
	});
});

describe('a learned window', () => {
	it('lets a short line go at once and spreads a long one evenly', () => {
		const resetAt = T + 60_000;
		expect(knowing(100, 40, resetAt).nextAt(T, 20)).toBe(T);
		const spread = departures(knowing(100, 9, resetAt), T, resetAt);
		expect(spread).toHaveLength(9);
		spread.forEach((at, index) => expect(at).toBeCloseTo(T + (index + 1) * 6_000, 0));
	});

	it('holds back when nothing is left, until just after the reset', () => {
		const pace = knowing(10, 0, T + 30_000);
		const at = pace.nextAt(T, 1);
		expect(at).toBeGreaterThan(T + 30_000);
		expect(at).toBeLessThan(T + 30_200);
	});

	it('turns over: the first leaves at once, even when nobody told of the new window', () => {
		const pace = knowing(10, 0, T + 30_000);
		const opening = pace.nextAt(T, MANY);
		expect(pace.nextAt(opening, MANY)).toBe(opening);
		pace.left(opening);
		expect(pace.nextAt(opening, MANY)).toBeGreaterThan(opening);
	});

	it('never lets more leave than the limit in a window that nobody told of', () => {
		const pace = knowing(10, 0, T + 60_000);
		const opening = pace.nextAt(T, MANY);
		expect(departures(pace, opening, opening + 59_000).length).toBeLessThanOrEqual(10);
	});

	it('learns that windows are one second long from the second one told', () => {
		const pace = knowing(10, 0, T + 1_000);
		const second = pace.nextAt(T, MANY);
		pace.left(second);
		pace.learned(second + 5, { limit: 10, remaining: 9, resetAt: T + 2_000 }, 0, false);
		const times = departures(pace, second + 5, T + 2_000);
		expect(times).toHaveLength(9);
		const third = pace.nextAt(T + 1_999, MANY);
		expect(third).toBeLessThan(T + 2_100);
		pace.left(third);
		// By now the length is known, so nobody has to tell of the third.
		expect(departures(pace, third, T + 3_000).length).toBeGreaterThanOrEqual(8);
	});

	it('takes an answer of the new window for what it is though it came before anything left', () => {
		const pace = knowing(10, 0, T + 1_000);
		pace.learned(T + 1_010, { limit: 10, remaining: 8, resetAt: T + 2_000 }, 0, false);
		expect(pace.nextAt(T + 1_020, 1)).toBe(T + 1_020);
	});

	it('knows windows longer than its first guess', () => {
		const pace = knowing(1_000, 0, T + 600_000);
		expect(pace.nextAt(T + 61_000, 1)).toBeGreaterThan(T + 600_000);
		const opening = T + 600_100;
		pace.left(opening);
		pace.learned(opening, { limit: 1_000, remaining: 0, resetAt: T + 1_200_000 }, 0, false);
		expect(pace.nextAt(opening + 61_000, 1)).toBeGreaterThan(T + 1_200_000);
	});

	it('only goes down within a window: a late answer does not give back what was used', () => {
		const pace = knowing(10, 5, T + 60_000);
		for (let n = 0; n < 5; n += 1) pace.left(T + n);
		pace.learned(T + 10, { limit: 10, remaining: 4, resetAt: T + 60_000 }, 0, false);
		expect(pace.nextAt(T + 10, 1)).toBeGreaterThan(T + 60_000);
	});

	it('ignores an answer about a window that is over', () => {
		const pace = knowing(10, 8, T + 60_000);
		pace.learned(T + 10, { limit: 10, remaining: 0, resetAt: T - 5_000 }, 0, false);
		expect(pace.nextAt(T + 10, 1)).toBe(T + 10);
	});

	it('hears of other senders on the same key', () => {
		const pace = knowing(10, 8, T + 60_000);
		pace.left(T + 5);
		pace.learned(T + 10, { limit: 10, remaining: 0, resetAt: T + 60_000 }, 0, false);
		expect(pace.nextAt(T + 10, 1)).toBeGreaterThan(T + 60_000);
	});

	it('does not lose places to its own requests under way', () => {
		const pace = knowing(10, 9, T + 60_000);
		for (let n = 0; n < 3; n += 1) pace.left(T + n);
		// The vendor counted all three before it answered the first.
		for (const underway of [2, 1, 0]) {
			pace.learned(T + 10, { limit: 10, remaining: 6, resetAt: T + 60_000 }, underway, false);
		}
		expect(departures(pace, T + 10, T + 60_000)).toHaveLength(6);
	});

	it('counts what is under way as used when a window is first told', () => {
		const pace = new Schedule();
		for (let n = 0; n < 4; n += 1) pace.left(T);
		pace.learned(T + 5, { limit: 10, remaining: 9, resetAt: T + 60_000 }, 3, false);
		expect(departures(pace, T + 5, T + 60_000).length).toBeLessThanOrEqual(6);
	});

	it('says nothing without both the rest and the reset', () => {
		const pace = new Schedule();
		pace.learned(T, { limit: 10, remaining: 0 }, 0, false);
		pace.learned(T, { limit: 10, resetAt: T + 60_000 }, 0, false);
		expect(pace.nextAt(T, MANY)).toBe(T);
	});
});

describe('a refusal', () => {
	const refused = (limits: object) => {
		const pace = new Schedule();
		pace.left(T);
		pace.learned(T, limits, 0, true);
		return pace.nextAt(T, 1) - T;
	};

	it.each([
		['Retry-After', { retryAt: T + 7_000 }, 7_000],
		['Retry-After below a second', { retryAt: T + 200 }, 1_000],
		['Retry-After in the past', { retryAt: T - 5_000 }, 1_000],
		['both: Retry-After counts', { retryAt: T + 7_000, resetAt: T + 9_000 }, 7_000],
		['reset only', { resetAt: T + 9_000 }, 9_015],
		['reset below a second', { resetAt: T + 100 }, 1_000],
		['reset in the past', { resetAt: T - 9_000 }, 1_000],
		['nothing', {}, 1_000],
	])('with %s waits', (_name, limits, expected) => {
		expect(refused(limits)).toBe(expected);
	});

	it('without a time waits longer each time, up to a minute, and a success ends that', () => {
		const pace = new Schedule();
		const waits: number[] = [];
		let now = T;
		for (let n = 0; n < 8; n += 1) {
			pace.left(now);
			pace.learned(now, {}, 0, true);
			const at = pace.nextAt(now, 1);
			waits.push((at - now) / 1_000);
			now = at;
		}
		expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
		pace.left(now);
		pace.learned(now, {}, 0, false);
		pace.learned(now, {}, 0, true);
		expect(pace.nextAt(now, 1) - now).toBe(1_000);
	});

	it('counts requests that were refused together as one', () => {
		const pace = new Schedule();
		for (let n = 0; n < 10; n += 1) pace.left(T);
		for (let n = 0; n < 10; n += 1) pace.learned(T + n, {}, 9 - n, true);
		expect(pace.nextAt(T + 10, 1)).toBeLessThanOrEqual(T + 10 + 1_000);
	});

	it('does not forget because a request that left before it succeeds later', () => {
		const pace = new Schedule();
		pace.learned(T, {}, 1, true);
		pace.learned(T + 10, {}, 0, false);
		expect(pace.nextAt(T + 20, 1)).toBe(T + 1_000);
		pace.left(T + 1_000);
		pace.learned(T + 1_000, {}, 0, true);
		expect(pace.nextAt(T + 1_000, 1)).toBe(T + 3_000);
	});

	it('is not shortened by a later refusal that names an earlier time', () => {
		const pace = new Schedule();
		pace.learned(T, { retryAt: T + 9_000 }, 1, true);
		pace.learned(T + 5, { retryAt: T + 2_000 }, 0, true);
		expect(pace.nextAt(T + 5, 1)).toBe(T + 9_000);
	});
});

describe('a time that is far away', () => {
	const QUARTER = 900_000;
	const DAY = 86_400_000;

	/** Paused for a day, as the headers of a refusal or of an accepted request may say. */
	function paused(limits: object, isRefused: boolean): Schedule {
		const pace = new Schedule();
		pace.left(T);
		pace.learned(T, limits, 0, isRefused);
		return pace;
	}
	const ways: Array<[string, object, boolean]> = [
		['Retry-After', { retryAt: T + DAY }, true],
		['reset of a refusal', { limit: 100, remaining: 0, resetAt: T + DAY }, true],
		['reset of an accepted request', { limit: 100, remaining: 0, resetAt: T + DAY }, false],
	];

	describe.each(ways)('%s', (_name, limits, isRefused) => {
		it('pauses for a quarter of an hour, then lets one leave', () => {
			const pace = paused(limits, isRefused);
			expect(pace.nextAt(T, MANY)).toBe(T + QUARTER);
			expect(pace.readyAt(T, MANY)).toBeGreaterThanOrEqual(T + DAY);
			pace.left(T + QUARTER);
			expect(pace.nextAt(T + QUARTER, MANY)).toBe(T + 2 * QUARTER);
		});

		it('is over when that one is accepted without a word', () => {
			const pace = paused(limits, isRefused);
			pace.left(T + QUARTER);
			pace.learned(T + QUARTER + 50, {}, 0, false);
			expect(pace.nextAt(T + QUARTER + 50, 1)).toBe(T + QUARTER + 50);
		});

		it('is what that one says of it', () => {
			const pace = paused(limits, isRefused);
			const now = T + QUARTER + 50;
			pace.left(T + QUARTER);
			pace.learned(now, { limit: 100, remaining: 60, resetAt: T + DAY }, 0, false);
			expect(pace.nextAt(now, 1)).toBe(now);
		});

		it('goes on where that one is refused', () => {
			const pace = paused(limits, isRefused);
			const now = T + QUARTER + 50;
			pace.left(T + QUARTER);
			pace.learned(now, { retryAt: now + DAY }, 0, true);
			expect(pace.nextAt(now, 1)).toBe(now + QUARTER);
		});
	});

	it('of a few requests for a whole day does not keep the next one longer either', () => {
		expect(knowing(5, 2, T + DAY).nextAt(T, MANY)).toBe(T + QUARTER);
	});

	it('does not cut the limit that the user set', () => {
		const pace = new Schedule(1 / 60);
		pace.left(T);
		expect(pace.nextAt(T, 1)).toBe(T + 3_600_000);
	});
});

it('does not believe a short time that was wrong again and again', () => {
	const pace = new Schedule();
	const waits: number[] = [];
	for (let now = T, n = 0; n < 7; n += 1) {
		pace.left(now);
		pace.learned(now, { retryAt: now + 1_000 }, 0, true);
		const at = pace.nextAt(now, 1);
		waits.push((at - now) / 1_000);
		now = at;
	}
	expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60]);
});

it('is forgettable only when neither a pause nor a window is left', () => {
	expect(new Schedule().isForgettable(T)).toBe(true);
	const windowed = knowing(10, 5, T + 60_000);
	expect([windowed.isForgettable(T + 59_999), windowed.isForgettable(T + 60_000)]).toEqual([false, true]);
	const paused = new Schedule();
	paused.learned(T, { retryAt: T + 5_000 }, 0, true);
	expect([paused.isForgettable(T + 4_999), paused.isForgettable(T + 5_000)]).toEqual([false, true]);
});
