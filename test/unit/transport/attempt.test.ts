import { getEventListeners } from 'node:events';

import type { Outcome } from '../../../nodes/shared/transport/errors/outcome';
import { Attempt } from '../../../nodes/shared/transport/run/attempt';

const delivered: Outcome<number> = { kind: 'delivered', value: 1 };
const failed = (kind: 'rejected' | 'ambiguous' | 'notSent', message = kind): Outcome<never> => ({
	kind,
	errorInfo: { message, description: 'Do this.' },
});

const heard = (signal: AbortSignal) => getEventListeners(signal, 'abort').length;

describe('a stop', () => {
	it('ends it and every wait, once', () => {
		const attempt = new Attempt();
		const wait = jest.fn();
		const takenBack = jest.fn();
		attempt.onEnd(wait);
		attempt.onEnd(takenBack)();
		expect(attempt.ended).toBe(false);
		attempt.stop();
		attempt.stop();
		expect([attempt.ended, attempt.cancelled]).toEqual([true, false]);
		expect([wait.mock.calls.length, takenBack.mock.calls.length]).toEqual([1, 0]);
	});
});

describe('a cancel', () => {
	it('ends it and every wait at once', () => {
		const cancel = new AbortController();
		const attempt = new Attempt(cancel.signal);
		const waits = [jest.fn(), jest.fn()];
		for (const wait of waits) attempt.onEnd(wait);
		expect([attempt.ended, attempt.cancelled]).toEqual([false, false]);
		cancel.abort();
		expect([attempt.ended, attempt.cancelled]).toEqual([true, true]);
		expect(waits.map((wait) => wait.mock.calls.length)).toEqual([1, 1]);
	});

	it('that came before is known', () => {
		expect(new Attempt(AbortSignal.abort())).toMatchObject({ ended: true, cancelled: true });
	});

	it('that comes never is none', () => {
		expect(new Attempt()).toMatchObject({ ended: false, cancelled: false });
	});
});

describe('the cancel signal, which lives as long as the execution', () => {
	const { signal } = new AbortController();

	it('is not listened to while nobody waits', () => {
		const attempts = Array.from({ length: 100 }, () => new Attempt(signal));
		expect([attempts.length, heard(signal)]).toEqual([100, 0]);
	});

	it('is listened to once, however many wait, until the last one goes', () => {
		const attempt = new Attempt(signal);
		const takeBack = Array.from({ length: 50 }, () => attempt.onEnd(() => undefined));
		expect(heard(signal)).toBe(1);
		const [last, ...others] = takeBack;
		for (const forget of others) forget();
		expect(heard(signal)).toBe(1);
		last();
		last();
		expect(heard(signal)).toBe(0);
	});

	it('is left after a stop, with waits that were not taken back', () => {
		for (let run = 0; run < 100; run += 1) {
			const attempt = new Attempt(signal);
			attempt.onEnd(() => undefined);
			attempt.stop();
		}
		expect(heard(signal)).toBe(0);
	});

	it('is listened to again by whoever waits later', () => {
		const cancel = new AbortController();
		const attempt = new Attempt(cancel.signal);
		attempt.onEnd(() => undefined)();
		const wait = jest.fn();
		attempt.onEnd(wait);
		cancel.abort();
		expect([wait.mock.calls.length, heard(cancel.signal)]).toEqual([1, 0]);
	});
});

describe('what it knows of its items', () => {
	it('the first failure is the one that counts; what was skipped is none', () => {
		const attempt = new Attempt();
		expect(attempt.firstFailure).toBeUndefined();
		attempt.note(0, delivered);
		attempt.note(1, { kind: 'skipped' });
		expect(attempt.firstFailure).toBeUndefined();
		attempt.note(5, failed('rejected'));
		attempt.note(2, failed('ambiguous'));
		expect(attempt.firstFailure).toEqual({ itemIndex: 5, outcome: failed('rejected') });
	});

	it('how each ended; those never heard of were skipped', () => {
		const attempt = new Attempt();
		attempt.note(0, delivered);
		attempt.note(3, failed('notSent'));
		attempt.note(2, failed('ambiguous'));
		attempt.note(4, failed('rejected'));
		expect(attempt.tally(6)).toEqual({
			delivered: [0],
			notSent: [3],
			ambiguous: [2],
			rejected: [4],
			skipped: [1, 5],
		});
	});
});
