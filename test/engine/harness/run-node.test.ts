import { runNode, type RunNodeOptions } from '.';
import { Example, ExampleApi, seen } from './example-node';
import { KEY, startExampleServer, type ExampleServer } from './example-server';

let server: ExampleServer;

beforeAll(async () => {
	server = await startExampleServer();
});
afterAll(async () => await server.close());
beforeEach(() => {
	server.received.length = 0;
	seen.length = 0;
});

const example = (more: Partial<RunNodeOptions> = {}): RunNodeOptions => ({
	node: Example,
	credentialTypes: [ExampleApi],
	credentials: { exampleApi: { apiKey: KEY, baseUrl: server.url } },
	parameters: { phone: '={{$json.phone}}', text: '={{$json.text}}' },
	...more,
});
const items = (...texts: string[]) =>
	texts.map((text, index) => ({ json: { phone: `+${index}`, text } }));
const sentTexts = () => server.received.map(({ body }) => body.text).sort();

test('sends what the description says and gives the answers as output', async () => {
	const run = await runNode(example({ items: items('a', 'b') }));
	expect(run.error).toBeUndefined();
	expect(run.status).toBe('success');
	expect(run.output).toEqual([
		[
			{ json: { sent: '+0', text: 'a' }, pairedItem: { item: 0 } },
			{ json: { sent: '+1', text: 'b' }, pairedItem: { item: 1 } },
		],
	]);
	const [first] = server.received;
	expect(first).toMatchObject({ method: 'POST', url: `/send?tenant=t-${KEY}` });
	expect(first?.headers['x-key']).toBe(KEY);
});

test('shows the node what n8n shows it', async () => {
	await runNode(
		example({
			items: items('a', 'b'),
			name: 'My node',
			executionId: '77',
			retryOnFail: true,
			onError: 'continueRegularOutput',
			settings: { executionTimeout: 60 },
		}),
	);
	expect(seen[1]).toEqual({
		executionId: '77',
		itemIndex: 1,
		runIndex: 0,
		mode: 'manual',
		node: { name: 'My node', onError: 'continueRegularOutput', retryOnFail: true },
		inputKinds: ['main'],
		inputJson: { phone: '+1', text: 'b' },
		hasCancelSignal: true,
		credentialKey: KEY,
		timeout: 60,
	});
});

test('ends with the error of the node, stored without the key', async () => {
	const run = await runNode(example({ items: items('a', 'bad') }));
	expect(run.status).toBe('error');
	expect(run.output).toEqual([]);
	expect(run.error).toMatchObject({
		name: 'NodeApiError',
		description: 'No such phone',
		httpCode: '400',
		context: { itemIndex: 1 },
	});
	expect(run.thrown).toHaveLength(1);
	expect(run.stored).toContain('No such phone');
	expect(run.stored).not.toContain(KEY);
	expect(run.runData.resultData.error?.message).toBe(run.error?.message);
});

test('continues with the error in the item, or on the second output', async () => {
	const regular = await runNode(
		example({ items: items('bad', 'a'), onError: 'continueRegularOutput' }),
	);
	expect(regular.status).toBe('success');
	expect(regular.output[0]?.map(({ json }) => Object.keys(json))).toEqual([
		['error'],
		['sent', 'text'],
	]);

	const split = await runNode(
		example({ items: items('bad', 'a'), onError: 'continueErrorOutput' }),
	);
	expect(split.output.map((branch) => branch.length)).toEqual([1, 1]);
	expect(split.output[1]?.[0]?.json.error).toBe(regular.output[0]?.[0]?.json.error);
});

test('sends every item again on each try of Retry On Fail', async () => {
	const run = await runNode(
		example({ items: items('a', 'bad'), retryOnFail: true, maxTries: 3, waitBetweenTries: 1 }),
	);
	expect(run.status).toBe('error');
	expect(sentTexts()).toEqual(['a', 'a', 'a', 'bad', 'bad', 'bad']);
	expect(run.thrown).toHaveLength(3);
});

test('runs the node again within the execution, with the next run index', async () => {
	const run = await runNode(example({ items: items('a'), runs: 2 }));
	expect(run.outputs).toHaveLength(2);
	expect(seen.map(({ runIndex }) => runIndex)).toEqual([0, 1]);
	expect(new Set(seen.map(({ executionId }) => executionId)).size).toBe(1);
	const next = await runNode(example());
	expect(next.executionId).not.toBe(run.executionId);
});

describe('ends early', () => {
	test.each<[string, () => Partial<RunNodeOptions>]>([
		['after a time', () => ({ cancelAfterMs: 1_000 })],
		['by a signal', () => ({ signal: AbortSignal.timeout(1_000) })],
		['by the workflow timeout', () => ({ settings: { executionTimeout: 1 } })],
	])('%s, with a request in flight', async (_how, more) => {
		const run = await runNode(example({ items: items('hang'), ...more() }));
		expect(run.status).toBe('canceled');
		expect(server.received).toHaveLength(1);
		// The request would hang for minutes; how busy the machine is must not matter.
		expect(run.durationMs).toBeLessThan(10_000);
	});

	test('starts no node after the deadline', async () => {
		const run = await runNode(example({ executionTimeoutTimestamp: Date.now() - 1 }));
		expect(run.status).toBe('canceled');
		expect(run.error?.name).toBe('TimeoutExecutionCancelledError');
		expect(server.received).toEqual([]);
	});
});

test('keeps n8n Batching', async () => {
	const parameters = {
		...example().parameters,
		requestOptions: { batching: { batch: { batchSize: 1, batchInterval: 120 } } },
	};
	const run = await runNode(example({ items: items('a', 'b', 'c'), parameters }));
	expect(run.output[0]).toHaveLength(3);
	expect(run.durationMs).toBeGreaterThanOrEqual(230);
});

test('takes the timezone of the workflow', async () => {
	const text = "={{ DateTime.fromISO('2024-06-01T12:00Z').toFormat('ZZZZ HH') }}";
	const parameters = { phone: '1', text };
	await runNode(example({ parameters, timezone: 'Asia/Tokyo' }));
	expect(sentTexts()).toEqual(['GMT+9 21']);
});

test('runs 1,000 items with two expressions each', async () => {
	const many = items(...Array.from({ length: 1000 }, (_, index) => `text ${index}`));
	const run = await runNode(example({ items: many }));
	expect(run.output[0]).toHaveLength(1000);
	expect(run.output[0]?.[999]?.json.text).toBe('text 999');
	expect(server.received).toHaveLength(1000);
}, 60_000);
