import { RateLimiter } from '../../../nodes/shared/transport/rateLimit/rateLimiter';
import { Attempt } from '../../../nodes/shared/transport/run/attempt';
import { transmit } from '../../../nodes/shared/transport/send/transmit';
import type { Job, Reply } from '../../../nodes/shared/transport/send/transmit';
import { FakeClock, settled } from './fakeClock';

type Step = Reply<string> | (() => Reply<string>);

const ok: Step = { answer: { statusCode: 200, headers: {}, body: {} }, value: 'done' };
const http = (statusCode: number, headers: object = {}, body: unknown = ''): Reply<string> => ({
	answer: { statusCode, headers: { ...headers }, body },
});
const broke = (code?: string, syscall?: string): Reply<string> => ({ transportError: { code, syscall } });

/** A job over a scripted wire; the last step repeats. */
function scripted(steps: Step[], more: Partial<Job<string>> = {}) {
	const clock = new FakeClock();
	const sentAt: number[] = [];
	const begun = clock.now();
	const job: Job<string> = {
		vendor: { name: 'Vendor', keyPlace: 'in Vendor' },
		effect: 'send',
		transient500: false,
		limiter: new RateLimiter(clock),
		lane: 'a',
		attempt: new Attempt(),
		clock,
		maxWaitMs: 300_000,
		send: async () => {
			const step = steps[Math.min(sentAt.length, steps.length - 1)];
			sentAt.push(clock.now() - begun);
			return typeof step === 'function' ? step() : step;
		},
		redactor: async () => (text) => text.replaceAll('SECRET', '***'),
		...more,
	};
	return { clock, begun, sentAt, job, run: async () => await clock.until(transmit(job)) };
}

it('delivers the value', async () => {
	const { run, sentAt, clock } = scripted([ok]);
	expect(await run()).toEqual({ kind: 'delivered', value: 'done' });
	expect([sentAt, clock.pending]).toEqual([[0], 0]);
});

describe('what is sent again', () => {
	it.each([
		['429 with Retry-After', http(429, { 'retry-after': '7' }), [0, 7_000]],
		['429 without a time', http(429), [0, 1_000]],
		['429 with a time in its body', http(429, {}, { retry_after: 9 }), [0, 9_000]],
		['a refused connection', broke('ECONNREFUSED', 'connect'), [0, 1_000]],
		['a reset during the TLS handshake', { transportError: { code: 'ECONNRESET', syscall: 'read', isSecured: false } }, [0, 1_000]],
	])('a send after %s', async (_name, reply, times) => {
		const { run, sentAt } = scripted([reply, ok]);
		expect((await run()).kind).toBe('delivered');
		expect(sentAt).toEqual(times);
	});

	it('a send after 503 with Retry-After only where the vendor says that it was not accepted', async () => {
		const reply = http(503, { 'retry-after': '3' });
		const told = scripted([reply, ok], { unavailableMeansNotAccepted: true });
		expect([(await told.run()).kind, told.sentAt]).toEqual(['delivered', [0, 3_000]]);
		const untold = scripted([reply, ok]);
		expect([(await untold.run()).kind, untold.sentAt]).toEqual(['ambiguous', [0]]);
	});

	it('a read after 503 with Retry-After, at that time', async () => {
		const { run, sentAt } = scripted([http(503, { 'retry-after': '3' }), ok], { effect: 'read' });
		expect([(await run()).kind, sentAt]).toEqual(['delivered', [0, 3_000]]);
	});

	it('a send ten times at most, whatever the reason', async () => {
		const { run, sentAt } = scripted([http(429, { 'retry-after': '1' })], { maxWaitMs: 36_000_000 });
		expect(await run()).toMatchObject({
			kind: 'rejected',
			errorInfo: { description: expect.stringContaining('It was tried 10 times.') },
		});
		expect(sentAt).toHaveLength(10);
		const reasons = [http(429), broke('ECONNREFUSED', 'connect')];
		let count = 0;
		const turns = scripted([() => reasons[(count += 1) % 2]], { maxWaitMs: 36_000_000 });
		expect((await turns.run()).kind).toBe('notSent');
		expect(turns.sentAt.length).toBeLessThanOrEqual(10);
	});

	it('a read as long as it may wait', async () => {
		const more = { effect: 'read', maxWaitMs: 36_000_000 } as const;
		const refusals = Array.from({ length: 20 }, () => http(429, { 'retry-after': '1' }));
		const { run, sentAt } = scripted([...refusals, ok], more);
		expect([(await run()).kind, sentAt.length]).toEqual(['delivered', 21]);
	});

	it.each([
		['502', http(502)],
		['504', http(504)],
		['503 without a time', http(503)],
		['a lost connection', broke('ECONNRESET', 'read')],
	])('a read after %s', async (_name, reply) => {
		const { run, sentAt } = scripted([reply, reply, ok], { effect: 'read' });
		expect((await run()).kind).toBe('delivered');
		expect(sentAt).toEqual([0, 1_000, 3_000]);
	});

	it('a read after 500 only where the vendor calls it transient', async () => {
		const plain = scripted([http(500), ok], { effect: 'read' });
		expect([(await plain.run()).kind, plain.sentAt]).toEqual(['rejected', [0]]);
		const transient = scripted([http(500), ok], { effect: 'read', transient500: true });
		expect([(await transient.run()).kind, transient.sentAt]).toEqual(['delivered', [0, 1_000]]);
	});

	it('four times at most where the vendor names no time', async () => {
		const { run, sentAt, clock } = scripted([broke('ECONNREFUSED', 'connect')]);
		expect((await run()).kind).toBe('notSent');
		expect(sentAt).toEqual([0, 1_000, 3_000, 7_000, 15_000]);
		expect(clock.pending).toBe(0);
	});
});

describe('what is never sent again', () => {
	it.each([
		['500', http(500)],
		['502', http(502)],
		['503 without a time', http(503)],
		['504', http(504)],
		['408', http(408)],
		['503 with a time', http(503, { 'retry-after': '1' }, '<html>Guru Meditation')],
		['301', http(301, { location: 'https://x' })],
		['302', http(302, { location: 'https://x' })],
		['303', http(303, { location: 'https://x' })],
		['success: false', http(200, {}, { success: false, messagesSent: 1 })],
		['an error in a 200', http(200, {}, { error: 'number 4477 is not registered on WhatsApp' })],
		['a failed status in a 200', { ...ok, answer: { statusCode: 200, headers: {}, body: { id: 1, status: 'failed' } } }],
		['a web page', http(200, {}, '<html>')],
		['an accepted answer that nobody could read', http(200, {}, {})],
		['a reset', broke('ECONNRESET', 'read')],
		['a time-out', broke('ECONNABORTED')],
	])('an ambiguous send: %s', async (_name, reply) => {
		const { run, sentAt } = scripted([reply, ok], { transient500: true });
		const outcome = await run();
		expect(outcome).toMatchObject({ kind: 'ambiguous', errorInfo: { description: expect.stringContaining('may have been') } });
		expect(sentAt).toHaveLength(1);
	});

	it.each([
		['400', http(400)],
		['401', http(401)],
		['409', http(409)],
		['307', http(307, { location: 'https://x' })],
		['308', http(308, { location: 'https://x' })],
	])('a rejected send: %s', async (_name, reply) => {
		const { run, sentAt } = scripted([reply, ok]);
		expect((await run()).kind).toBe('rejected');
		expect(sentAt).toHaveLength(1);
	});

	it.each([
		['an unknown host', broke('ENOTFOUND', 'getaddrinfo')],
		['a certificate', broke('CERT_NOT_YET_VALID')],
		['HTTP where TLS was expected', broke('EPROTO', 'write')],
		['a key that no header can carry', broke('ERR_INVALID_CHAR')],
		['n8n itself', broke()],
	])('one that never left: %s', async (_name, reply) => {
		const { run, sentAt } = scripted([reply, ok]);
		expect((await run()).kind).toBe('notSent');
		expect(sentAt).toHaveLength(1);
	});

	it('keeps what an operation takes for a success, whatever its body says', async () => {
		const answer = { statusCode: 200, headers: {}, body: { success: false, error_code: 409 } };
		const { run } = scripted([{ answer, value: 'known' }]);
		expect(await run()).toEqual({ kind: 'delivered', value: 'known' });
	});
});

describe('the longest wait', () => {
	it('a wait beyond it is not begun and says when to come back', async () => {
		const { run, sentAt, clock, begun } = scripted([http(429, { 'retry-after': '301' }), ok]);
		expect(await run()).toMatchObject({
			kind: 'rejected',
			errorInfo: { comeBackAt: begun + 301_000, failure: { cause: 'rate-limited' }, status: 429 },
		});
		expect([sentAt, clock.now() - begun, clock.pending]).toEqual([[0], 0, 0]);
	});

	it('counts from the first refusal, over all of them', async () => {
		const { run, sentAt } = scripted([http(429, { 'retry-after': '4' })], { maxWaitMs: 10_000 });
		expect((await run()).kind).toBe('rejected');
		expect(sentAt).toEqual([0, 4_000, 8_000]);
	});

	it('of zero never waits', async () => {
		const { run, sentAt } = scripted([http(429), ok], { maxWaitMs: 0 });
		expect([(await run()).kind, sentAt]).toEqual(['rejected', [0]]);
	});

	it('bounds waits between retries too', async () => {
		const { run, sentAt } = scripted([http(502)], { effect: 'read', maxWaitMs: 2_500 });
		expect([(await run()).kind, sentAt]).toEqual(['rejected', [0, 1_000]]);
	});

	it('ends at the workflow\'s own time limit', async () => {
		const { job, run, sentAt, begun } = scripted([http(429, { 'retry-after': '60' }), ok]);
		job.deadline = begun + 59_000;
		expect([(await run()).kind, sentAt]).toEqual(['rejected', [0]]);
	});

	it('keeps an item that never left from waiting, as not sent', async () => {
		const { job, clock, begun } = scripted([http(429, { 'retry-after': '60' })]);
		const first = transmit(job);
		const other = { ...job, lane: 'b', maxWaitMs: 5_000, send: jest.fn() };
		expect(await clock.until(transmit(other))).toMatchObject({ kind: 'notSent', errorInfo: { comeBackAt: begun + 60_000 } });
		expect(other.send).not.toHaveBeenCalled();
		job.deadline = 0;
		await clock.until(first);
	});

	it('behind requests that get no answer is not begun, and nothing was sent', async () => {
		const { job, clock } = scripted([ok]);
		const silent = { ...job, send: async () => await new Promise<never>(() => undefined) };
		for (let n = 0; n < 200; n += 1) void transmit({ ...silent, lane: String(n), maxWaitMs: 0 });
		await clock.advance(10_000);
		expect(await clock.until(transmit({ ...job, maxWaitMs: 2_000 }))).toMatchObject({
			kind: 'notSent',
			errorInfo: { message: 'Vendor has not answered earlier requests with this API key' },
		});
	});

	it('survives times that no date can hold', async () => {
		for (const headers of [{ 'retry-after': '9'.repeat(30) }, { 'x-ratelimit-reset': '9'.repeat(30) }]) {
			const { run } = scripted([http(429, headers)]);
			expect(await run()).toMatchObject({ kind: 'rejected' });
		}
	});
});

describe('cancelling', () => {
	it.each([
		['for the vendor', http(429, { 'retry-after': '60' }), 'send'],
		['between retries', broke('ECONNREFUSED', 'connect'), 'send'],
	] as const)('ends a wait %s at once', async (_name, reply, effect) => {
		const cancel = new AbortController();
		const { clock, job, sentAt, begun } = scripted([reply, ok], { effect, attempt: new Attempt(cancel.signal) });
		const sending = transmit(job);
		await clock.advance(500);
		cancel.abort();
		expect((await clock.until(sending)).kind).toBe('skipped');
		expect([sentAt.length, clock.now() - begun, clock.pending]).toEqual([1, 500, 0]);
	});

	it('before anything left is `skipped`', async () => {
		const { run, sentAt } = scripted([ok], { attempt: new Attempt(AbortSignal.abort()) });
		expect([await run(), sentAt]).toEqual([{ kind: 'skipped' }, []]);
	});
});

it('cuts secrets out of the vendor\'s words', async () => {
	const { run } = scripted([http(400, {}, { error: 'bad key SECRET' })]);
	expect(JSON.stringify(await run())).not.toContain('SECRET');
});

it('does not begin to wait where the run ends in the very moment of the answer', async () => {
	// However many steps of promises lie between the answer and the end of the run.
	for (let steps = 0; steps < 12; steps += 1) {
		const attempt = new Attempt();
		const { job, clock, sentAt } = scripted([http(502)], { effect: 'read', attempt });
		const { send } = job;
		job.send = async () => {
			let later = Promise.resolve();
			for (let step = 0; step < steps; step += 1) later = later.then(() => undefined);
			void later.then(() => attempt.stop());
			return await send();
		};
		const outcome = await Promise.race([transmit(job), settled().then(() => 'still waiting')]);
		expect([steps, outcome]).toEqual([steps, expect.objectContaining({ kind: 'rejected' })]);
		expect([sentAt, clock.pending]).toEqual([[0], 0]);
	}
});
