import { accountHash, LimiterRegistry } from '../../../nodes/shared/transport/rateLimit/limiterRegistry';
import { FakeClock } from './fakeClock';

it('gives the same limiter for a name and another for another', () => {
	const limiters = new LimiterRegistry(new FakeClock());
	expect(limiters.get('a', 0)).toBe(limiters.get('a', 60));
	expect(limiters.get('a', 0)).not.toBe(limiters.get('b', 0));
});

it('lets idle ones go, and keeps those with a request under way', async () => {
	const clock = new FakeClock();
	const limiters = new LimiterRegistry(clock);
	const busy = limiters.get('busy', 0);
	await busy.enter({ lane: 'x', maxWaitMs: 0, isRetry: false }, () => () => undefined);
	for (let n = 0; n < 100; n += 1) limiters.get(`idle ${n}`, 0);
	expect(limiters.size).toBe(101);
	await clock.advance(301_000);
	expect(limiters.get('busy', 0)).toBe(busy);
	expect(limiters.size).toBe(1);
});

it('accountHash shows nothing of its parts and keeps them apart', () => {
	const hash = accountHash(['type', 'https://x', 'secret-key']);
	expect(hash).toMatch(/^[0-9a-f]{32}$/);
	expect(accountHash(['type', 'https://x', 'secret-key'])).toBe(hash);
	expect(accountHash(['type', 'https://xs', 'ecret-key'])).not.toBe(hash);
});
