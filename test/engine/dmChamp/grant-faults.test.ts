import { setTimeout as sleep } from 'node:timers/promises';

import { useSandbox } from '../support';
import { faultAt, grant, grantedBy, grantParameters, keyed, requestsOf } from './grants';
import { useProcessedData } from './processed';
import type { ProcessedData } from './processed';
import { jsonOf, runDmChamp, succeeded } from './setup';

const sandbox = useSandbox();
let processed: ProcessedData;

beforeAll(async () => {
	processed = await useProcessedData();
});
beforeEach(() => processed.reset());

const outcomeOf = ({ error }: { error: unknown }) =>
	(error as { context?: { delivery?: { outcome?: string } } } | undefined)?.context?.delivery
		?.outcome;

const release = grantParameters({ options: { confirmResendOfKey: 'evt-1' } });

test.each([
	['a reset after it was carried out', { kind: 'resetAfter' }, 1],
	['a reset before it was read', { kind: 'resetBefore' }, 0],
	['HTTP 500', { kind: 'status', status: 500 }, 0],
	['HTTP 503 without a time', { kind: 'status', status: 503 }, 0],
	['HTTP 504', { kind: 'status', status: 504 }, 0],
	['HTTP 503 with a time', { kind: 'status', status: 503, headers: { 'retry-after': '1' } }, 0],
	['HTTP 302', { kind: 'redirect', status: 302, location: 'https://example.com/' }, 0],
	[
		'HTTP 200 that says no',
		{ kind: 'status', status: 200, body: { success: false, message: 'No' } },
		0,
	],
	['a page instead of an answer', { kind: 'garbage' }, 1],
	['an answer that is cut off', { kind: 'truncate' }, 1],
] as const)(
	'%s keeps the claim: never sent again automatically',
	async (_what, own, carriedOut) => {
		faultAt(sandbox.get(), own);
		const first = await grant(sandbox.get(), keyed('evt-1'));
		expect(outcomeOf(first)).toBe('ambiguous');
		for (let again = 0; again < 3; again += 1) {
			const later = await grant(sandbox.get(), keyed('evt-1'));
			expect(later.error?.message).toContain('It is unknown whether');
			expect(later.error?.message).toContain('check the account');
		}
		expect(requestsOf(sandbox.get())).toHaveLength(1);
		expect(grantedBy(sandbox.get())).toBe(carriedOut);
	},
);

test('a run that is cancelled while the answer is awaited keeps the claim', async () => {
	faultAt(sandbox.get(), { kind: 'hang' });
	const run = await grant(sandbox.get(), keyed('evt-1'), { cancelAfterMs: 1_500 });
	expect(run.status).toBe('canceled');
	await sleep(50);
	const later = await grant(sandbox.get(), keyed('evt-1'));
	expect(later.error?.message).toContain('check the account');
	expect(requestsOf(sandbox.get())).toHaveLength(1);
});

test('a process that was killed between claim and answer leaves it unclear', async () => {
	faultAt(sandbox.get(), { kind: 'delay', ms: 200 });
	const running = grant(sandbox.get(), keyed('evt-1'));
	for (; requestsOf(sandbox.get()).length === 0; ) await sleep(5);
	const asKilled = processed.snapshot();
	await running;
	processed.restore(asKilled);
	const later = await grant(sandbox.get(), keyed('evt-1'));
	expect(later.error?.message).toContain('check the account');
	expect(later.error?.description).toContain('Confirm Resend of Key');
	expect(requestsOf(sandbox.get())).toHaveLength(1);
});

test.each([
	['HTTP 400', { kind: 'status', status: 400 }],
	['HTTP 401', { kind: 'status', status: 401 }],
	['HTTP 404', { kind: 'status', status: 404 }],
	['HTTP 307', { kind: 'redirect', status: 307, location: 'https://example.com/' }],
] as const)('%s frees the claim: a later delivery grants', async (_what, own) => {
	faultAt(sandbox.get(), own);
	const first = await grant(sandbox.get(), keyed('evt-1'));
	expect(outcomeOf(first)).toBe('rejected');
	expect(processed.size).toBe(0);
	const second = succeeded(await grant(sandbox.get(), keyed('evt-1')));
	expect(jsonOf(second)[0]).toMatchObject({ alreadyGranted: false });
	expect(grantedBy(sandbox.get())).toBe(1);
});

test('a try that begins after a cancel still knows what the one before granted', async () => {
	const match = (body: unknown) => (body as { amount?: number }).amount === 1;
	faultAt(sandbox.get(), { kind: 'status', status: 400, times: 'always', match });
	const cancel = new AbortController();
	const running = runDmChamp(sandbox.get(), {
		parameters: grantParameters({ amount: '={{ $json.amount }}' }),
		items: [1, 2, 3].map((amount) => ({
			json: { idempotency_key: `evt-${amount}`, amount },
		})),
		onError: 'continueRegularOutput',
		// The first item's error lets n8n try again.
		...{ retryOnFail: true, maxTries: 2, waitBetweenTries: 600 },
		signal: cancel.signal,
	});
	for (; grantedBy(sandbox.get()) < 2; ) await sleep(5);
	await sleep(100);
	cancel.abort();
	const run = await running;
	expect(run.status).toBe('canceled');
	expect(requestsOf(sandbox.get())).toHaveLength(3);
	expect(
		run.output[0]?.map(({ error, json }) => outcomeOf({ error }) ?? json.alreadyGranted),
	).toEqual(['skipped', false, false]);
});

test("the time-out of n8n's Request Options counts, and keeps the claim", async () => {
	faultAt(sandbox.get(), { kind: 'hang' });
	const parameters = grantParameters({ requestOptions: { timeout: 300 } });
	const run = await runDmChamp(sandbox.get(), { parameters, items: keyed('evt-1') });
	expect(outcomeOf(run)).toBe('ambiguous');
	expect(run.durationMs).toBeLessThan(10_000);
});

test('a proxy that is none sends nothing and leaves no claim', async () => {
	const parameters = grantParameters({ requestOptions: { proxy: 'somewhere' } });
	const run = await runDmChamp(sandbox.get(), { parameters, items: keyed('evt-1') });
	expect(run.error?.message).toBe('The proxy is not valid');
	expect(processed.size).toBe(0);
	expect(requestsOf(sandbox.get())).toHaveLength(0);
});

test('a rate limit is waited for, under the same claim', async () => {
	faultAt(sandbox.get(), { kind: 'rateLimit', retryAfter: 1 });
	const run = succeeded(await grant(sandbox.get(), keyed('evt-1')));
	expect(jsonOf(run)[0]).toMatchObject({ alreadyGranted: false });
	expect(requestsOf(sandbox.get())).toHaveLength(2);
});

test('a server that cannot be reached frees the claim', async () => {
	const credential = { baseUrl: 'http://127.0.0.1:9/dmchamp/v1' };
	const parameters = grantParameters({ maxWait: 0 });
	const run = await runDmChamp(sandbox.get(), { parameters, items: keyed('evt-1'), credential });
	expect(outcomeOf(run)).toBe('notSent');
	expect(processed.size).toBe(0);
});

test('Retry On Fail sends a refused one again, an ambiguous one not, a granted one not', async () => {
	const retry = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };
	faultAt(sandbox.get(), {
		kind: 'status',
		status: 400,
		times: 1,
		match: (body) => (body as { amount?: number }).amount === 2,
	});
	const items = [1, 2, 3].map((amount) => ({
		json: { idempotency_key: `evt-${amount}`, amount },
	}));
	const parameters = grantParameters({ amount: '={{ $json.amount }}' });
	const run = succeeded(await runDmChamp(sandbox.get(), { parameters, items, ...retry }));
	const amounts = requestsOf(sandbox.get()).map(({ body }) => (body as { amount: number }).amount);
	expect(amounts).toEqual([1, 2, 2, 3]);
	// The first one was granted by this very run, so it says so on the second try, too.
	expect(jsonOf(run).map(({ alreadyGranted }) => alreadyGranted)).toEqual([false, false, false]);

	faultAt(sandbox.get(), { kind: 'resetAfter' });
	const lost = await grant(sandbox.get(), keyed('evt-lost'), retry);
	expect(outcomeOf(lost)).toBe('ambiguous');
	expect(requestsOf(sandbox.get())).toHaveLength(5);
});

test('a person releases an unclear key, for one sending', async () => {
	faultAt(sandbox.get(), { kind: 'resetBefore', times: 2 });
	await grant(sandbox.get(), keyed('evt-1'));
	const retry = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };
	const options = { parameters: release, items: keyed('evt-1', 'evt-2'), ...retry };
	const released = await runDmChamp(sandbox.get(), options);
	expect(outcomeOf(released)).toBe('ambiguous');
	expect(requestsOf(sandbox.get())).toHaveLength(2);
	// The option was left as it was: it is used up.
	const later = await runDmChamp(sandbox.get(), { parameters: release, items: keyed('evt-1') });
	expect(later.error?.message).toContain('check the account');
	expect(requestsOf(sandbox.get())).toHaveLength(2);
});

test('a released key that is granted stays granted', async () => {
	faultAt(sandbox.get(), { kind: 'resetBefore' });
	await grant(sandbox.get(), keyed('evt-1'));
	const options = { parameters: release, items: keyed('evt-1') };
	const released = succeeded(await runDmChamp(sandbox.get(), options));
	expect(jsonOf(released)[0]).toMatchObject({ alreadyGranted: false });
	const later = succeeded(await runDmChamp(sandbox.get(), options));
	expect(jsonOf(later)[0]).toMatchObject({ alreadyGranted: true });
	expect(grantedBy(sandbox.get())).toBe(1);
});
