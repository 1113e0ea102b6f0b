import { systemClock } from '../../../nodes/shared/transport/run/clock';

describe('systemClock', () => {
	it('sleeps about as long as asked', async () => {
		const begun = Date.now();
		await systemClock.sleep(30, new AbortController().signal);
		expect(Date.now() - begun).toBeGreaterThanOrEqual(28);
	});

	it('wakes at once when the signal fires, and does not sleep after it fired', async () => {
		const waking = new AbortController();
		const begun = Date.now();
		const asleep = systemClock.sleep(60_000, waking.signal);
		waking.abort();
		await asleep;
		await systemClock.sleep(60_000, waking.signal);
		expect(Date.now() - begun).toBeLessThan(1_000);
	});

	it('does not return at once from a wait that is longer than a timer can hold', async () => {
		const waking = new AbortController();
		let isAwake = false;
		const asleep = systemClock.sleep(40 * 24 * 3_600_000, waking.signal).then(() => {
			isAwake = true;
		});
		await new Promise((resolve) => setTimeout(resolve, 50));
		expect(isAwake).toBe(false);
		waking.abort();
		await asleep;
	});

	it('runs a later job', async () => {
		await new Promise<void>((resolve) => systemClock.later(5, resolve));
	});
});
