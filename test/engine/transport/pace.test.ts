import type { ReceivedRequest } from '../../../sandbox';
import { people, runHitlChat, sendParameters } from '../setup';
import { fault, SEND_PATH, textsOf, useSandbox, withText } from '../support';

const server = useSandbox();

/** Items in turns to so many recipients. */
const toRecipients = (items: number, recipients: number) =>
	people(items).map(({ json }, index) => ({
		json: { ...json, number: String(447700900000 + (index % recipients)) },
	}));

function expectOrderKept(requests: readonly ReceivedRequest[]): void {
	const byRecipient = new Map<string, number[]>();
	for (const { accepted, body } of requests) {
		const { recipientNumber, messageText } = body as Record<string, string>;
		if (!accepted) continue;
		const so = byRecipient.get(recipientNumber) ?? [];
		byRecipient.set(recipientNumber, [...so, Number(messageText.split(' ')[1])]);
	}
	expect(byRecipient.size).toBe(3);
	for (const order of byRecipient.values()) {
		expect(order).toEqual([...order].sort((a, b) => a - b));
	}
}

test('30 items against 10 requests a second: none refused, order kept per recipient', async () => {
	const sandbox = server.get();
	sandbox.limit({ platform: 'hitlChat', requests: 10, windowMs: 1_000, headers: 'ratelimit' });
	const run = await runHitlChat(sandbox, {
		parameters: sendParameters,
		items: toRecipients(30, 3),
	});
	expect(run.error).toBeUndefined();
	const requests = sandbox.requests({ path: SEND_PATH });
	expect(requests.map(({ status }) => status)).toEqual(Array(30).fill(200));
	expectOrderKept(requests);
	expect(run.output[0].map(({ json }) => json.messageText)).toEqual(
		Array.from({ length: 30 }, (_, index) => `message ${index}`),
	);
	expect(run.durationMs).toBeGreaterThan(2_000);
	expect(run.durationMs).toBeLessThan(12_000);
});

test('a refused message is sent again before later ones to the same recipient', async () => {
	const sandbox = server.get();
	fault(sandbox, { kind: 'rateLimit', retryAfter: 1, match: withText('message 4') });
	const run = await runHitlChat(sandbox, {
		parameters: sendParameters,
		items: toRecipients(12, 3),
	});
	expect(run.error).toBeUndefined();
	const requests = sandbox.requests();
	expect(textsOf(requests)).toHaveLength(13);
	expect(textsOf(requests, true)).toHaveLength(12);
	expectOrderKept(requests);
});

test('the limit that the user set in the credential is kept where the vendor says nothing', async () => {
	const sandbox = server.get();
	// Not from the first arrival: a busy machine makes that one late, and the rest look too fast.
	const begin = Date.now();
	const run = await runHitlChat(sandbox, {
		parameters: sendParameters,
		items: people(5),
		credential: { requestsPerMinute: 300 },
	});
	expect(run.error).toBeUndefined();
	const times = sandbox.requests().map(({ receivedAt }) => receivedAt);
	expect(times).toHaveLength(5);
	expect(times[4] - begin).toBeGreaterThanOrEqual(4 * 200 - 20);
});

test('a reply waits at most two slots behind a bulk of 1,000 on the same key', async () => {
	const sandbox = server.get();
	sandbox.limit({ platform: 'hitlChat', requests: 20, windowMs: 1_000, headers: 'ratelimit' });
	const stop = new AbortController();
	const bulk = runHitlChat(sandbox, {
		// To a thousand people: messages to one would stand in line one by one.
		parameters: { ...sendParameters, messageText: 'bulk' },
		items: people(1_000),
		signal: stop.signal,
	});
	const sent = () => sandbox.requests().length;
	while (sent() < 25) await new Promise((resolve) => setTimeout(resolve, 20));

	for (const text of ['reply 1', 'reply 2', 'reply 3']) {
		const before = sent();
		const reply = await runHitlChat(sandbox, {
			parameters: { ...sendParameters, recipientNumber: '447700900999', messageText: text },
		});
		expect(reply.error).toBeUndefined();
		const between = textsOf(sandbox.requests()).slice(before).indexOf(text);
		expect(between).toBeGreaterThanOrEqual(0);
		expect(between).toBeLessThanOrEqual(2);
	}

	expect(sent()).toBeLessThan(500);
	stop.abort();
	const stopped = await bulk;
	expect(stopped.status).toBe('canceled');
	expect(sandbox.requests().filter(({ status }) => status === 429)).toEqual([]);
});
