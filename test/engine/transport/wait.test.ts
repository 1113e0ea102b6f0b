import { people, runHitlChat, sendParameters } from '../setup';
import { fault, SEND_PATH, textsOf, useSandbox } from '../support';

// Far below every wait that must not happen here, and above what a busy machine takes.
const AT_ONCE_MS = 9_000;

const server = useSandbox();

const waiting = (maxWait: number) => ({ ...sendParameters, maxWait });
const listConversations = { resource: 'conversation', operation: 'getAll', returnAll: true };

interface DeliveryContext {
	outcome: string;
	comeBackAt?: string;
}

/** What the error says about the time to come back, in seconds from now. */
function comeBackIn(error: { context?: unknown } | undefined, now = Date.now()): number {
	const { delivery } = error?.context as { delivery: DeliveryContext };
	return (Date.parse(delivery.comeBackAt ?? '') - now) / 1_000;
}

describe('a 429', () => {
	const aSecondLater = (at: number) => at + 1_000;
	const aFullSecondLater = (at: number) => Math.ceil((at + 1_000) / 1_000) * 1_000;
	test.each([
		['Retry-After in seconds', { retryAfter: 1 }, aSecondLater],
		['Retry-After as an HTTP date', { retryAfter: 'date', resetIn: 1 }, aFullSecondLater],
		['nothing but X-RateLimit-Reset', { resetIn: 1 }, aFullSecondLater],
	] as const)('with %s is waited for and then succeeds', async (_name, form, back) => {
		const sandbox = server.get();
		fault(sandbox, { kind: 'rateLimit', ...form });
		const run = await runHitlChat(sandbox, { parameters: sendParameters, items: people(2) });
		expect(run.error).toBeUndefined();
		const requests = sandbox.requests({ path: SEND_PATH });
		expect(requests.map(({ status }) => status)).toEqual([429, 200, 200]);
		expect(textsOf(requests)).toEqual(['message 0', 'message 0', 'message 1']);
		const [refused, again] = requests;
		expect(again.receivedAt).toBeGreaterThanOrEqual(back(refused.receivedAt) - 5);
		expect(again.receivedAt).toBeLessThan(back(refused.receivedAt) + 1_500);
		expect(run.output[0].map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
	});

	test('without any header is waited for by ourselves, at least a second', async () => {
		const sandbox = server.get();
		fault(sandbox, { kind: 'rateLimit' });
		const run = await runHitlChat(sandbox, { parameters: sendParameters, items: people(1) });
		expect(run.error).toBeUndefined();
		const [refused, again] = sandbox.requests();
		expect(again.receivedAt - refused.receivedAt).toBeGreaterThanOrEqual(995);
	});
});

describe('a cancelled run', () => {
	test.each([
		['wait for the vendor', sendParameters, { kind: 'rateLimit', retryAfter: 60 }],
		['back-off of a read', listConversations, { kind: 'status', status: 502 }],
	] as const)('ends the %s at once', async (_name, parameters, what) => {
		const sandbox = server.get();
		fault(sandbox, { ...what, times: 'always' });
		const run = await runHitlChat(sandbox, { parameters, items: people(3), cancelAfterMs: 1_500 });
		expect(run.status).toBe('canceled');
		expect(run.durationMs).toBeLessThan(AT_ONCE_MS);
		expect(new Set(textsOf(sandbox.requests())).size).toBeLessThanOrEqual(1);
	});

	test('ends at once with a request under way, which is not sent again', async () => {
		const sandbox = server.get();
		fault(sandbox, { kind: 'hang' });
		const run = await runHitlChat(sandbox, {
			parameters: sendParameters,
			items: people(3),
			cancelAfterMs: 1_500,
		});
		expect(run.status).toBe('canceled');
		expect(run.durationMs).toBeLessThan(AT_ONCE_MS);
		expect(textsOf(sandbox.requests())).toEqual(['message 0']);
	});

	test('ends the wait of every try of Retry On Fail', async () => {
		const sandbox = server.get();
		fault(sandbox, { kind: 'rateLimit', retryAfter: 60, times: 'always' });
		const run = await runHitlChat(sandbox, {
			parameters: sendParameters,
			items: people(2),
			cancelAfterMs: 1_500,
			retryOnFail: true,
			maxTries: 3,
			waitBetweenTries: 1,
		});
		expect(run.status).toBe('canceled');
		expect(run.durationMs).toBeLessThan(AT_ONCE_MS);
		expect(sandbox.requests()).toHaveLength(1);
	});
});

describe('a wait beyond Max Wait', () => {
	test('is not begun and says when to come back', async () => {
		const sandbox = server.get();
		fault(sandbox, { kind: 'rateLimit', retryAfter: 120 });
		const run = await runHitlChat(sandbox, {
			parameters: waiting(5),
			items: people(3),
		});
		expect(run.status).toBe('error');
		expect(run.durationMs).toBeLessThan(AT_ONCE_MS);
		expect(sandbox.requests()).toHaveLength(1);
		expect(comeBackIn(run.error)).toBeGreaterThan(110);
		expect(comeBackIn(run.error)).toBeLessThan(122);
		expect(run.error).toMatchObject({
			message: expect.stringContaining('HitlChat is receiving too many requests'),
			description: expect.stringMatching(/ready again at \d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/),
			context: { itemIndex: 0, delivery: { outcome: 'rejected', status: 429 } },
		});
		expect(run.error?.description).toContain('Max Wait');
		expect(run.error?.description).toContain('Items: rejected 0 (1) · skipped 1–2 (2)');
	});

	test('fails every item for itself where the node continues', async () => {
		const sandbox = server.get();
		fault(sandbox, { kind: 'rateLimit', retryAfter: 120 });
		const run = await runHitlChat(sandbox, {
			parameters: waiting(5),
			items: people(3),
			onError: 'continueRegularOutput',
		});
		expect(run.durationMs).toBeLessThan(AT_ONCE_MS);
		// The others did not even ask: the first answer told that it is in vain.
		expect(sandbox.requests()).toHaveLength(1);
		const errors = run.output[0].map(({ error }) => error);
		expect(errors.map((error) => error?.context.delivery)).toMatchObject([
			{ outcome: 'rejected' },
			{ outcome: 'notSent' },
			{ outcome: 'notSent' },
		]);
		for (const error of errors) expect(comeBackIn(error ?? undefined)).toBeGreaterThan(110);
	});

	test('counts all the waits of an item together', async () => {
		const sandbox = server.get();
		fault(sandbox, { kind: 'rateLimit', retryAfter: 1, times: 'always' });
		const run = await runHitlChat(sandbox, {
			parameters: waiting(2),
			items: people(1),
		});
		expect(run.error?.context.delivery).toMatchObject({ outcome: 'rejected' });
		expect(sandbox.requests()).toHaveLength(2);
		expect(run.durationMs).toBeLessThan(AT_ONCE_MS);
	});

	test('so does one beyond the workflow’s own time limit', async () => {
		const sandbox = server.get();
		fault(sandbox, { kind: 'rateLimit', retryAfter: 30 });
		const run = await runHitlChat(sandbox, {
			parameters: sendParameters,
			items: people(2),
			settings: { executionTimeout: 10 },
		});
		expect(run.status).toBe('error');
		expect(run.durationMs).toBeLessThan(AT_ONCE_MS);
		expect(sandbox.requests()).toHaveLength(1);
		expect(comeBackIn(run.error)).toBeGreaterThan(25);
		expect(run.error?.description).toMatch(/ready again at \d{4}-.*Z/);
		expect(run.error?.description).toContain("workflow's time limit");
	});
});

describe('a request of another workflow with the same key that gets no answer', () => {
	test('does not hold up a run for longer than it wants to wait', async () => {
		const sandbox = server.get();
		fault(sandbox, { kind: 'hang' });
		const stop = new AbortController();
		const silent = runHitlChat(sandbox, {
			parameters: sendParameters,
			items: people(1),
			signal: stop.signal,
		});
		while (sandbox.requests().length < 1) await new Promise((resolve) => setTimeout(resolve, 20));
		const begun = Date.now();
		const run = await runHitlChat(sandbox, {
			parameters: waiting(1),
			items: people(1),
		});
		expect(run.error).toBeUndefined();
		// Preparing the second run takes its time too.
		expect(Date.now() - begun).toBeLessThan(4_000);
		expect(sandbox.requests({ path: SEND_PATH })).toHaveLength(2);
		stop.abort();
		await silent;
	});
});
