import type { INodeParameters } from 'n8n-workflow';

import { people, runHitlChat, sendParameters } from '../setup';
import { fault, SEND_PATH, textsOf, useSandbox, withText } from '../support';
import { LOGIN, startProxy, type Proxy } from './proxy';

const { get: sandbox } = useSandbox();

describe('Max Wait', () => {
	test('is each item’s own', async () => {
		fault(sandbox(), { kind: 'rateLimit', retryAfter: 2, times: 1, match: withText('message 1') });
		const run = await runHitlChat(sandbox(), {
			parameters: { ...sendParameters, maxWait: '={{ $itemIndex === 1 ? 0 : 60 }}' },
			items: people(3),
			onError: 'continueRegularOutput',
		});
		expect(
			run.output[0].map(({ json, error }) => json.messageText ?? error?.context.delivery),
		).toEqual([
			'message 0',
			expect.objectContaining({ outcome: 'rejected', status: 429 }),
			'message 2',
		]);
	});

	test.each([
		[
			'fails',
			"={{ $('Missing').first().json.text }}",
			'The expression in Max Wait (Seconds) could not',
		],
		['gives nothing', '={{ $json.none }}', 'Max Wait (Seconds) is empty'],
		['gives less than nothing', '={{ -5 }}', 'Max Wait (Seconds) must be a whole number'],
	])('one that %s is the item’s input error, and of no other', async (_what, maxWait, message) => {
		const run = await runHitlChat(sandbox(), {
			parameters: {
				...sendParameters,
				maxWait: `={{ $itemIndex === 0 ? ${maxWait.slice(3, -2)} : 10 }}`,
			},
			items: people(3),
			onError: 'continueRegularOutput',
		});
		expect(run.output[0].map(({ json }) => json.messageText ?? json.error)).toEqual([
			expect.stringContaining(message),
			'message 1',
			'message 2',
		]);
		expect(run.output[0][0].error?.context.delivery).toMatchObject({ outcome: 'notSent' });
	});
});

describe('n8n’s Request Options', () => {
	const withRequestOptions = (requestOptions: INodeParameters) => ({
		...sendParameters,
		requestOptions,
	});

	test('Batching: so many, then nothing for so long', async () => {
		const batching = { batch: { batchSize: 2, batchInterval: 600 } };
		// Not from the first arrival: a busy machine makes that one late.
		const began = Date.now();
		const run = await runHitlChat(sandbox(), {
			parameters: withRequestOptions({ batching }),
			items: people(5),
		});
		expect(run.error).toBeUndefined();
		const requests = sandbox().requests({ path: SEND_PATH });
		expect(textsOf(requests)).toEqual([0, 1, 2, 3, 4].map((index) => `message ${index}`));
		const times = requests.map(({ receivedAt }) => receivedAt);
		// A timer may ring some milliseconds early.
		expect(times[2] - began).toBeGreaterThanOrEqual(590);
		expect(times[4] - began).toBeGreaterThanOrEqual(1_190);
		expect(run.durationMs).toBeLessThan(9_000);
	});

	test('Batching ends at once when the run is cancelled', async () => {
		const batching = { batch: { batchSize: 1, batchInterval: 60_000 } };
		const run = await runHitlChat(sandbox(), {
			parameters: withRequestOptions({ batching }),
			items: people(5),
			cancelAfterMs: 1_000,
		});
		expect([run.status, textsOf(sandbox().requests())]).toEqual(['canceled', ['message 0']]);
		expect(run.durationMs).toBeLessThan(9_000);
	});

	test('Timeout: a send that gets no answer within it is ambiguous', async () => {
		fault(sandbox(), { kind: 'hang' });
		const run = await runHitlChat(sandbox(), {
			parameters: withRequestOptions({ timeout: 400 }),
			items: people(1),
		});
		expect(run.error?.context.delivery).toMatchObject({ outcome: 'ambiguous' });
		expect(run.durationMs).toBeLessThan(9_000);
	});

	test('those that cannot be read keep everything back, and say so', async () => {
		const run = await runHitlChat(sandbox(), {
			parameters: withRequestOptions({ proxy: "={{ $('Missing').first().json.proxy }}" }),
			items: people(3),
		});
		expect(run.error?.message).toMatch(/^The expression in Request Options could not be resolved/);
		expect(run.error?.description).toContain('Items: not sent 0 (1) · skipped 1–2 (2)');
		expect(sandbox().requests()).toEqual([]);
	});
});

describe('a proxy', () => {
	let proxy: Proxy;
	beforeEach(async () => {
		proxy = await startProxy();
	});
	afterEach(async () => await proxy.close());

	const through = (parameters: INodeParameters) => ({
		parameters: { ...parameters, requestOptions: { proxy: proxy.url } },
	});

	test('is taken by every item, with its login', async () => {
		const run = await runHitlChat(sandbox(), { ...through(sendParameters), items: people(2) });
		expect(run.error).toBeUndefined();
		expect(textsOf(sandbox().requests(), true)).toHaveLength(2);
		const url = `${sandbox().baseUrl('hitlChat')}${SEND_PATH}`;
		expect(proxy.seen).toEqual([0, 1].map(() => ({ url, authorization: LOGIN })));
	});

	test('is taken by every try', async () => {
		fault(sandbox(), { kind: 'rateLimit', retryAfter: 1 });
		const run = await runHitlChat(sandbox(), { ...through(sendParameters), items: people(1) });
		expect(run.error).toBeUndefined();
		expect(proxy.seen).toHaveLength(2);
	});

	test('that does not answer sends nothing around it', async () => {
		await proxy.close();
		const run = await runHitlChat(sandbox(), {
			...through({ ...sendParameters, maxWait: 0 }),
			items: people(1),
		});
		expect(run.error?.context.delivery).toMatchObject({ outcome: 'notSent' });
		expect(sandbox().requests()).toEqual([]);
		proxy = await startProxy();
	});
});
