import type { INodeExecutionData } from 'n8n-workflow';

import { people, runHitlChat, sendParameters } from '../setup';
import { fault, textsOf, useSandbox, withText } from '../support';

const server = useSandbox();

const retry = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };

/** How often each text reached the sandbox. */
function counts(texts: readonly string[]): Record<string, number> {
	const found: Record<string, number> = {};
	for (const text of texts) found[text] = (found[text] ?? 0) + 1;
	return found;
}

const outcomeOf = ({ error }: INodeExecutionData): unknown => error?.context.delivery;

describe('Retry On Fail with 5 items', () => {
	test('delivered once, refused as often as tried, ambiguous once', async () => {
		const sandbox = server.get();
		const match = withText('message 0');
		fault(sandbox, { kind: 'status', status: 422, times: 'always', match });
		fault(sandbox, { kind: 'resetAfter', times: 'always', match: withText('message 2') });
		// n8n tries again because the first item of the output holds an error.
		const run = await runHitlChat(sandbox, {
			parameters: sendParameters,
			items: people(5),
			onError: 'continueRegularOutput',
			...retry,
		});
		expect(counts(textsOf(sandbox.requests()))).toEqual({
			'message 0': 3,
			'message 1': 1,
			'message 2': 1,
			'message 3': 1,
			'message 4': 1,
		});
		expect(run.output[0].map(({ json }) => json.messageText)).toEqual([
			undefined,
			'message 1',
			undefined,
			'message 3',
			'message 4',
		]);
		expect(run.output[0].map(outcomeOf)).toMatchObject([
			{ outcome: 'rejected', status: 422 },
			undefined,
			{ outcome: 'ambiguous' },
			undefined,
			undefined,
		]);
		expect(run.output[0].map(({ pairedItem }) => pairedItem)).toEqual(
			[0, 1, 2, 3, 4].map((item) => ({ item })),
		);
	});

	test('where the node stops on error, the last try delivers what is left', async () => {
		const sandbox = server.get();
		fault(sandbox, { kind: 'status', status: 422, times: 2, match: withText('message 2') });
		const run = await runHitlChat(sandbox, {
			parameters: sendParameters,
			items: people(5),
			...retry,
		});
		expect(run.error).toBeUndefined();
		expect(run.thrown).toHaveLength(2);
		expect(counts(textsOf(sandbox.requests()))).toMatchObject({ 'message 2': 3 });
		expect(textsOf(sandbox.requests(), true).sort()).toEqual(
			[0, 1, 2, 3, 4].map((index) => `message ${index}`),
		);
		expect(run.output[0].map(({ json }) => json.messageText)).toEqual(
			[0, 1, 2, 3, 4].map((index) => `message ${index}`),
		);
	});

	test('where the node stops on error, an ambiguous one is never sent again', async () => {
		const sandbox = server.get();
		fault(sandbox, { kind: 'resetAfter', times: 'always', match: withText('message 1') });
		const run = await runHitlChat(sandbox, {
			parameters: sendParameters,
			items: people(5),
			...retry,
		});
		expect(run.thrown).toHaveLength(3);
		expect(run.error?.context.delivery).toMatchObject({ outcome: 'ambiguous' });
		const sent = counts(textsOf(sandbox.requests()));
		expect(sent).toMatchObject({ 'message 0': 1, 'message 1': 1 });
		expect(Math.max(...Object.values(sent))).toBe(1);
	});

	test('an answer given a second time is a copy of its own', async () => {
		const sandbox = server.get();
		fault(sandbox, { kind: 'status', status: 422, times: 1, match: withText('message 0') });
		const run = await runHitlChat(sandbox, {
			parameters: sendParameters,
			items: people(2),
			onError: 'continueRegularOutput',
			...retry,
		});
		expect(run.output[0].map(({ json }) => json.id)).toEqual(['message_2', 'message_1']);
		expect(run.output[0].map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
	});

	test('a read is simply read again', async () => {
		const sandbox = server.get();
		fault(sandbox, { kind: 'status', status: 404 });
		const run = await runHitlChat(sandbox, {
			parameters: { resource: 'conversation', operation: 'getAll' },
			...retry,
		});
		expect(run.error).toBeUndefined();
		expect(sandbox.requests().map(({ status }) => status)).toEqual([404, 200]);
	});
});

test('an expression that fails in the first try keeps all back, and the second sends each once', async () => {
	const sandbox = server.get();
	const badUntil = Date.now() + 1_000;
	const run = await runHitlChat(sandbox, {
		parameters: {
			...sendParameters,
			messageText: `={{ $json.text === 'message 2' && Date.now() < ${badUntil} ? $('Nowhere').first().json.text : $json.text }}`,
		},
		items: people(3),
		...retry,
		waitBetweenTries: 1_100,
	});
	expect(run.error).toBeUndefined();
	expect(run.thrown).toHaveLength(1);
	expect(Math.min(...sandbox.requests().map(({ receivedAt }) => receivedAt))).toBeGreaterThan(badUntil);
	expect(counts(textsOf(sandbox.requests()))).toEqual({
		'message 0': 1,
		'message 1': 1,
		'message 2': 1,
	});
	expect(run.output[0].map(({ json }) => json.messageText)).toEqual([
		'message 0',
		'message 1',
		'message 2',
	]);
});

test('a loop sends again, and so does a new execution', async () => {
	const sandbox = server.get();
	const options = { parameters: sendParameters, items: people(3), ...retry };
	const run = await runHitlChat(sandbox, { ...options, runs: 2 });
	expect(run.outputs).toHaveLength(2);
	expect(counts(textsOf(sandbox.requests(), true))).toEqual({
		'message 0': 2,
		'message 1': 2,
		'message 2': 2,
	});
	await runHitlChat(sandbox, options);
	expect(textsOf(sandbox.requests(), true)).toHaveLength(9);
});

test('without Retry On Fail nothing is remembered: the same run again is a new send', async () => {
	const sandbox = server.get();
	const options = { parameters: sendParameters, items: people(1), executionId: '4711' };
	await runHitlChat(sandbox, options);
	await runHitlChat(sandbox, options);
	expect(textsOf(sandbox.requests(), true)).toEqual(['message 0', 'message 0']);
});
