import { RateLimiter } from '../../../nodes/shared/transport/rateLimit/rateLimiter';
import { Attempt } from '../../../nodes/shared/transport/run/attempt';
import { transmit } from '../../../nodes/shared/transport/send/transmit';
import { FakeClock } from './fakeClock';
import { SimulatedVendor } from './simulatedVendor';
import type { VendorTraits } from './simulatedVendor';

/** Sends so many messages of one run to a vendor that takes 300 a minute; gives how they ended. */
async function bulk(count: number, tells: VendorTraits['tells'], perMinute = 0) {
	const clock = new FakeClock();
	const begun = clock.now();
	const vendor = new SimulatedVendor(clock, { limit: 300, windowMs: 60_000, latencyMs: 80, tells });
	const limiter = new RateLimiter(clock, perMinute);
	const attempt = new Attempt();
	const tries: number[] = [];
	const send = (index: number) => async () => {
		tries[index] = (tries[index] ?? 0) + 1;
		const { refused, limits } = await vendor.ask();
		const headers = {
			...(limits.limit !== undefined && { 'x-ratelimit-limit': String(limits.limit) }),
			...(limits.remaining !== undefined && { 'x-ratelimit-remaining': String(limits.remaining) }),
			...(limits.resetAt !== undefined && { 'x-ratelimit-reset': String(limits.resetAt / 1_000) }),
			...(limits.retryAt !== undefined && {
				'retry-after': String(Math.ceil((limits.retryAt - clock.now()) / 1_000)),
			}),
		};
		const answer = { statusCode: refused ? 429 : 200, headers, body: {} };
		return refused ? { answer } : { answer, value: index };
	};
	const outcomes = await clock.until(
		Promise.all(
			Array.from({ length: count }, async (_, index) =>
				await transmit<number>({
					vendor: { name: 'Vendor', keyPlace: '' },
					effect: 'send',
					limiter,
					lane: 'run',
					attempt,
					clock,
					maxWaitMs: 300_000,
					send: send(index),
					redactor: async () => (text) => text,
				}),
			),
		),
	);
	const kinds = new Set(outcomes.map(({ kind }) => kind));
	return { kinds: [...kinds], refused: vendor.refused, most: Math.max(...tries), ms: clock.now() - begun };
}

it.each([
	['tells its limit', 'everything', 0, 300_000],
	['says when to come back', 'retryAfter', 0, 300_000],
	['says nothing', 'nothing', 0, 400_000],
	['says nothing, with the limit set in the credential', 'nothing', 300, 240_000],
] as const)('1,000 messages at 300 a minute arrive where the vendor %s', async (_what, tells, perMinute, longest) => {
	const { kinds, most, ms } = await bulk(1_000, tells, perMinute);
	expect(kinds).toEqual(['delivered']);
	expect(most).toBeLessThanOrEqual(10);
	expect(ms).toBeLessThan(longest);
}, 60_000);
