import type { IDataObject } from 'n8n-workflow';

import { HitlChat } from '../../../nodes/HitlChat/HitlChat.node';
import { HueChat } from '../../../nodes/HueChat/HueChat.node';
import { runAsTool, runTools } from '../harness';
import type { RunAsToolOptions, ToolRun } from '../harness';
import { hueChatCredential } from '../hueChat/setup';
import { hitlChatCredential, sendParameters } from '../setup';
import { fault, textsOf, useSandbox } from '../support';

// `engine` is n8n's main door, which Agent 3 takes. `invoke` is its routing: older agents, agents inside
// agents, the MCP Server Trigger, Execute step on a tool.

const server = useSandbox();

const fromAgent = (name: string) => `={{ $fromAI('${name}') }}`;

const parameters = {
	...sendParameters,
	recipientNumber: fromAgent('number'),
	messageText: fromAgent('text'),
};

async function callTool(
	args: IDataObject | IDataObject[],
	path: 'engine' | 'invoke',
	more: Partial<RunAsToolOptions> = {},
) {
	return await runAsTool({
		node: HitlChat,
		credentials: hitlChatCredential(server.get()),
		parameters,
		args,
		path,
		...more,
	});
}

const call = { number: '+44 7700 900123', text: 'Hello' };
const retry = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };
const stops = { onError: 'stopWorkflow' as const };

/** What the model reads, call by call. */
function answersOf(run: ToolRun, path: 'engine' | 'invoke'): unknown[] {
	if (path === 'engine') return run.calls.map(({ output }) => output.map(({ json }) => json));
	return run.answers.map((answer) => JSON.parse(answer) as unknown);
}

describe.each(['engine', 'invoke'] as const)('as an AI tool (%s)', (path) => {
	test('takes the same way to the vendor', async () => {
		const run = await callTool(call, path);
		expect(run.error).toBeUndefined();
		expect(server.get().requests()).toMatchObject([
			{
				method: 'POST',
				path: '/messages/send',
				body: { type: 'text', recipientNumber: '447700900123', messageText: 'Hello' },
				status: 200,
			},
		]);
		expect(answersOf(run, path)).toMatchObject([[{ id: 'message_1' }]]);
	});

	test('waits for the vendor', async () => {
		fault(server.get(), { kind: 'rateLimit', retryAfter: 1 });
		const run = await callTool(call, path);
		expect(run.error).toBeUndefined();
		expect(
			server
				.get()
				.requests()
				.map(({ status }) => status),
		).toEqual([429, 200]);
	});

	test('sends twice what the agent wants twice', async () => {
		const run = await callTool([call, call], path, retry);
		expect(run.error).toBeUndefined();
		expect(textsOf(server.get().requests(), true)).toEqual(['Hello', 'Hello']);
	});

	describe('answers the model, and n8n runs nothing again,', () => {
		const WRONG_NUMBER = { ...call, number: '07700 900123' };
		const number = 'Recipient Number must include the country code';

		test.each<[string, IDataObject, Parameters<typeof fault>[1] | undefined, object, number]>([
			[
				'about a wrong value',
				WRONG_NUMBER,
				undefined,
				{ status: 'notSent', message: expect.stringContaining(number), hint: expect.any(String) },
				0,
			],
			[
				'about a rejection',
				call,
				{ kind: 'status', status: 422, body: { message: 'Too long' }, times: 'always' },
				{
					status: 'rejected',
					message: expect.stringMatching(/^HitlChat .*: Too long$/),
					hint: expect.stringContaining('values'),
				},
				1,
			],
			[
				'about an ambiguous end',
				call,
				{ kind: 'resetAfter', times: 'always' },
				{
					status: 'ambiguous',
					message: expect.stringContaining('HitlChat'),
					hint: expect.stringContaining('before sending it again'),
				},
				1,
			],
		])('%s', async (_what, args, what, answer, requests) => {
			if (what !== undefined) fault(server.get(), what);
			const run = await callTool(args, path, retry);
			expect([run.status, run.error]).toEqual(['success', undefined]);
			// Exactly so: a top-level `error` would be a failed tool to n8n.
			expect(answersOf(run, path)).toEqual([[answer]]);
			expect(server.get().requests()).toHaveLength(requests);
			expect(run.calls).toHaveLength(1);
		});

		test('about a wrong key, of which nothing is shown', async () => {
			const run = await callTool(call, path, {
				credentials: hitlChatCredential(server.get(), { apiKey: 'some-other-key' }),
			});
			expect(answersOf(run, path)).toMatchObject([
				[{ status: 'rejected', message: expect.stringContaining('key is missing or wrong') }],
			]);
			expect(server.get().requests()).toHaveLength(1);
			expect(run.stored).not.toContain('some-other-key');
		});

		test('about an operation that this version does not have', async () => {
			const run = await callTool(call, path, { parameters: { ...parameters, operation: 'merge' } });
			expect(answersOf(run, path)).toMatchObject([
				[{ status: 'notSent', message: 'This node does not know the operation merge' }],
			]);
			expect(server.get().requests()).toEqual([]);
		});
	});

	describe('with On Error: Stop Workflow', () => {
		test('fails', async () => {
			fault(server.get(), { kind: 'status', status: 422, times: 'always' });
			const run = await callTool(call, path, stops);
			expect(run.error?.context.delivery).toMatchObject({ outcome: 'rejected', status: 422 });
		});

		test('never sends an ambiguous one again, whatever Retry On Fail does', async () => {
			fault(server.get(), { kind: 'resetAfter', times: 'always' });
			const run = await callTool(call, path, { ...retry, ...stops });
			expect(run.error?.context.delivery).toMatchObject({ outcome: 'ambiguous' });
			expect(textsOf(server.get().requests(), true)).toEqual(['Hello']);
		});

		test('sends a refused one again', async () => {
			fault(server.get(), { kind: 'status', status: 422, times: 2 });
			const run = await callTool(call, path, { ...retry, ...stops });
			expect(run.error).toBeUndefined();
			expect(
				server
					.get()
					.requests()
					.map(({ status }) => status),
			).toEqual([422, 422, 200]);
		});
	});
});

test('n8n shows such a call green, so the user gets a hint beside it', async () => {
	fault(server.get(), { kind: 'status', status: 422, body: { message: 'Too long' } });
	const run = await callTool(call, 'engine');
	expect(run.tasks('HitlChat').map(({ hints }) => hints)).toMatchObject([
		[{ message: expect.stringContaining('Too long'), type: 'warning' }],
	]);
});

describe('two tools of one agent', () => {
	async function callBoth(path: 'engine' | 'invoke', own: Record<string, unknown> = {}) {
		const sandbox = server.get();
		const hueChat = {
			resource: 'message',
			operation: 'send',
			contactId: 'cnt_amira',
			messageType: 'text',
			content: 'Hello',
		};
		return await runTools({
			path,
			tools: [
				{
					node: HitlChat,
					name: 'Hitl',
					nodeId: 'a',
					parameters,
					credentials: hitlChatCredential(sandbox, own),
				},
				{
					node: HueChat,
					name: 'Hue',
					nodeId: 'b',
					parameters: hueChat,
					credentials: hueChatCredential(sandbox),
				},
			],
			plans: [
				{ node: 'Hitl', input: call },
				{ node: 'Hue', input: {} },
				{ node: 'Hitl', input: { ...call, text: 'Again' } },
			],
		});
	}

	const requestsOf = (platform: string) => server.get().requests({ platform });

	test.each(['engine', 'invoke'] as const)(
		'know nothing of each other where one is told to wait for an hour (%s)',
		async (path) => {
			fault(server.get(), { kind: 'rateLimit', retryAfter: 3_600, times: 'always' });
			const run = await callBoth(path);
			expect(run.error).toBeUndefined();
			expect(requestsOf('hueChat').map(({ accepted }) => accepted)).toEqual([true]);
			expect(requestsOf('hitlChat').map(({ status }) => status)).toEqual([429]);
			expect(JSON.stringify(run.callsOf('Hue'))).not.toContain('HitlChat');
			expect(JSON.stringify(run.callsOf('Hitl'))).toContain('HitlChat');
		},
	);

	test.each(['engine', 'invoke'] as const)(
		'where the key of one cannot be sent (%s)',
		async (path) => {
			const run = await callBoth(path, { apiKey: 'a-key\u2019' });
			expect(run.error).toBeUndefined();
			expect(requestsOf('hueChat').map(({ accepted }) => accepted)).toEqual([true]);
			expect(requestsOf('hitlChat')).toEqual([]);
			expect(JSON.stringify(run.callsOf('Hue'))).not.toContain('character');
			const refused = JSON.stringify(run.callsOf('Hitl'));
			expect(refused).toContain('contains a character that no request can carry');
		},
	);

	test.each(['engine', 'invoke'] as const)('both answer where both can (%s)', async (path) => {
		const run = await callBoth(path);
		expect(textsOf(requestsOf('hitlChat'), true)).toEqual(['Hello', 'Again']);
		expect(requestsOf('hueChat')).toHaveLength(1);
		expect(run.status).toBe('success');
	});
});
