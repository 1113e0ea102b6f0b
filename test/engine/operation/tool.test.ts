import type { IDataObject } from 'n8n-workflow';

import { HitlChat } from '../../../nodes/HitlChat/HitlChat.node';
import { runAsTool } from '../harness';
import type { RunAsToolOptions } from '../harness';
import { hitlChatCredential } from '../setup';
import { fault, textsOf, useSandbox } from '../support';

const server = useSandbox();

const fromAgent = (name: string) => `={{ $fromAI('${name}') }}`;

async function callTool(
	args: IDataObject | IDataObject[],
	path: 'engine' | 'invoke',
	more: Partial<RunAsToolOptions> = {},
) {
	return await runAsTool({
		node: HitlChat,
		credentials: hitlChatCredential(server.get()),
		parameters: {
			resource: 'message',
			operation: 'send',
			recipientNumber: fromAgent('number'),
			type: 'text',
			messageText: fromAgent('text'),
		},
		args,
		path,
		...more,
	});
}

const call = { number: '+44 7700 900123', text: 'Hello' };
const retry = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };

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
		expect(JSON.stringify(run.output)).toContain('message_1');
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

	test('tells the agent what is wrong before anything leaves', async () => {
		const run = await callTool({ ...call, number: '07700 900123' }, path);
		expect(run.error?.message).toContain('must include the country code');
		expect(server.get().requests()).toEqual([]);
		if (path === 'invoke') expect(run.answers[0]).toContain('must include the country code');
	});

	test('gives the vendor’s words, after one request for a wrong key', async () => {
		const sandbox = server.get();
		const run = await callTool(call, path, {
			credentials: hitlChatCredential(sandbox, { apiKey: 'some-other-key' }),
		});
		expect(run.error?.message).toContain('The API key is missing or wrong');
		expect(sandbox.requests()).toHaveLength(1);
		expect(run.stored).not.toContain('some-other-key');
	});

	test('never sends an ambiguous one again, whatever Retry On Fail does', async () => {
		fault(server.get(), { kind: 'resetAfter', times: 'always' });
		const run = await callTool(call, path, retry);
		expect(run.error?.context.delivery).toMatchObject({ outcome: 'ambiguous' });
		expect(textsOf(server.get().requests(), true)).toEqual(['Hello']);
	});

	test('sends a refused one again', async () => {
		fault(server.get(), { kind: 'status', status: 422, times: 2 });
		const run = await callTool(call, path, retry);
		expect(run.error).toBeUndefined();
		expect(
			server
				.get()
				.requests()
				.map(({ status }) => status),
		).toEqual([422, 422, 200]);
	});

	test('sends twice what the agent wants twice', async () => {
		const run = await callTool([call, call], path, retry);
		expect(run.error).toBeUndefined();
		expect(textsOf(server.get().requests(), true)).toEqual(['Hello', 'Hello']);
	});
});
