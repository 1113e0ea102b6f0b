import { runAsTool, runCredentialTest, runListSearch, runLoadOptions, runPoll } from '.';
import type { RunAsToolOptions } from '.';
import {
	Example,
	ExampleApi,
	ExampleFunctionApi,
	ExamplePoll,
	ExampleTester,
	seen,
} from './example-node';
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

const access = () => ({
	node: Example,
	credentialTypes: [ExampleApi],
	credentials: { exampleApi: { apiKey: KEY, baseUrl: server.url } },
});

describe('as a tool', () => {
	const tool = (
		args: RunAsToolOptions['args'],
		path: RunAsToolOptions['path'],
	): RunAsToolOptions => ({
		...access(),
		args,
		path,
		parameters: { phone: "={{ $fromAI('phone', '', 'string') }}", text: "={{ $fromAI('text') }}" },
	});

	test('run by the engine for an agent', async () => {
		const run = await runAsTool(tool({ phone: '+1', text: 'hi' }, 'engine'));
		expect(run.error).toBeUndefined();
		expect(run.output).toMatchObject([{ json: { sent: '+1', text: 'hi' } }]);
		expect(server.received).toHaveLength(1);
		expect(seen[0]).toMatchObject({
			executionId: run.executionId,
			itemIndex: 0,
			runIndex: 0,
			inputKinds: ['main'],
			inputJson: { phone: '+1', text: 'hi', toolCallId: 'call_0' },
			hasCancelSignal: true,
			credentialKey: KEY,
		});
	});

	test('run through the tool object by other callers', async () => {
		const run = await runAsTool(tool({ phone: '+1', text: 'hi' }, 'invoke'));
		expect(run.error).toBeUndefined();
		expect(run.answers).toEqual(['[{"sent":"+1","text":"hi"}]']);
		expect(run.output).toMatchObject([{ json: { response: [{ sent: '+1', text: 'hi' }] } }]);
		expect(seen[0]).toMatchObject({
			executionId: run.executionId,
			itemIndex: 0,
			runIndex: 0,
			inputKinds: ['main'],
			inputJson: {},
			hasCancelSignal: true,
			credentialKey: KEY,
		});
	});

	test.each(['engine', 'invoke'] as const)('reports an error on the %s path', async (path) => {
		const run = await runAsTool(tool({ phone: '+1', text: 'bad' }, path));
		expect(run.error?.message).toMatch(/^Bad request/);
		expect(run.status).toBe('success');
		expect(server.received).toHaveLength(1);
	});

	test.each(['engine', 'invoke'] as const)('makes several calls on the %s path', async (path) => {
		const args = [
			{ phone: '+1', text: 'one' },
			{ phone: '+2', text: 'two' },
		];
		const run = await runAsTool(tool(args, path));
		expect(run.calls).toHaveLength(2);
		expect(server.received.map(({ body }) => body.phone)).toEqual(['+1', '+2']);
		expect(seen.map(({ runIndex }) => runIndex)).toEqual([0, 1]);
	});

	test('tries again with the next run index on the invoke path only', async () => {
		const retry = { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 };
		await runAsTool({ ...tool({ phone: '+1', text: 'bad' }, 'invoke'), ...retry });
		expect(seen.map(({ runIndex }) => runIndex)).toEqual([0, 1]);
		seen.length = 0;
		await runAsTool({ ...tool({ phone: '+1', text: 'bad' }, 'engine'), ...retry });
		expect(seen.map(({ runIndex }) => runIndex)).toEqual([0, 0]);
	});

	test('refuses a node that is not meant to be one', async () => {
		await expect(runAsTool({ ...access(), node: ExamplePoll })).rejects.toThrow('as a tool');
	});
});

describe('dropdowns', () => {
	test('load by routing, through the pagination function of the parameter', async () => {
		expect(await runLoadOptions({ ...access(), property: 'routed' })).toEqual([
			{ name: 'ann', value: 'ann' },
			{ name: 'bob', value: 'bob' },
		]);
		expect(seen).toEqual([
			{
				executionId: undefined,
				itemIndex: 0,
				runIndex: 0,
				mode: 'internal',
				node: { name: 'Temp-Node', onError: undefined, retryOnFail: undefined },
				inputKinds: [],
				inputJson: {},
				hasCancelSignal: false,
				credentialKey: KEY,
				timeout: undefined,
			},
		]);
	});

	test('load by a method', async () => {
		const entries = await runLoadOptions({ ...access(), property: 'loaded' });
		expect(entries.map(({ name }) => name)).toEqual(['ann', 'bob']);
		expect(server.received[0]?.headers['x-key']).toBe(KEY);
	});

	test('search a list', async () => {
		const found = await runListSearch({ ...access(), property: 'found', filter: 'b' });
		expect(found).toEqual({ results: [{ name: 'bob', value: 'bob' }] });
	});

	test('throw what the node throws', async () => {
		const credentials = { exampleApi: { apiKey: 'wrong', baseUrl: server.url } };
		await expect(
			runLoadOptions({ ...access(), credentials, property: 'routed' }),
		).rejects.toMatchObject({ name: 'NodeApiError', httpCode: '401' });
		await expect(runLoadOptions({ ...access(), property: 'phone' })).rejects.toThrow('loads no');
	});
});

describe('credential test', () => {
	test('by the type', async () => {
		const test = async (apiKey: string) =>
			await runCredentialTest({
				credentialType: ExampleApi,
				data: { apiKey, baseUrl: server.url },
			});
		expect(await test(KEY)).toEqual({ status: 'OK', message: 'Connection successful!' });
		expect(server.received[0]?.url).toBe(`/me?tenant=t-${KEY}`);
		expect(await test('wrong')).toEqual({ status: 'Error', message: 'Unauthorized' });
	});

	test('by a function of a node', async () => {
		const test = async (apiKey: string) =>
			await runCredentialTest({
				credentialType: ExampleFunctionApi,
				data: { apiKey, baseUrl: server.url },
				nodes: [Example, ExampleTester],
			});
		expect(await test(KEY)).toEqual({ status: 'OK', message: 'Welcome' });
		expect(await test('wrong')).toEqual({ status: 'Error', message: 'Refused: 401' });
	});

	test('says so when there is none', async () => {
		const credentialType = ExampleFunctionApi;
		expect(await runCredentialTest({ credentialType, data: {} })).toMatchObject({
			status: 'Error',
		});
	});

	test('says why the server was not reached', async () => {
		const data = { apiKey: KEY, baseUrl: 'http://127.0.0.1:1' };
		expect(await runCredentialTest({ credentialType: ExampleApi, data })).toEqual({
			status: 'Error',
			message: 'ECONNREFUSED',
		});
	});
});

test('polls with the static data of the poll before', async () => {
	const staticData = {};
	const poll = async () => await runPoll({ ...access(), node: ExamplePoll, staticData });
	expect((await poll())?.[0]?.map(({ json }) => json.name)).toEqual(['ann', 'bob']);
	expect(await poll()).toBeNull();
});
