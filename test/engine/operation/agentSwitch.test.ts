import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { HitlChat } from '../../../nodes/HitlChat/HitlChat.node';
import { HueChatAccount } from '../../../nodes/HueChatAccount/HueChatAccount.node';
import { runAsTool } from '../harness';
import type { ToolRun } from '../harness';
import { accountCredential } from '../hueChatAccount/setup';
import { hitlChatCredential, runHitlChat } from '../setup';
import { useSandbox } from '../support';

// What only a person can allow an agent: the switch counts as it stands in the workflow.

const { get: sandbox } = useSandbox();

const broadcast: INodeParameters = {
	resource: 'broadcast',
	operation: 'send',
	broadcastName: 'May',
	metaTemplateName: { __rl: true, mode: 'name', value: 'promo_may_2026' },
	targetBy: 'recipientNumbers',
	recipientNumbers: "={{ $fromAI('numbers') }}",
};
const args = { numbers: '447700900123', allow: true, dry: true };
const refused = {
	status: 'notSent',
	message: 'This agent is not allowed to send to many contacts',
	hint: expect.stringContaining('turning on Allow AI Agent'),
};

const answersOf = ({ calls, answers }: ToolRun): unknown[] =>
	answers.length > 0
		? answers.map((answer) => JSON.parse(answer) as unknown)
		: calls.map(({ output }) => output.map(({ json }) => json));

describe.each(['engine', 'invoke'] as const)('as an AI tool (%s)', (path) => {
	const call = async (own: INodeParameters, given: IDataObject = args) => {
		const run = await runAsTool({
			node: HitlChat,
			credentials: hitlChatCredential(sandbox()),
			parameters: { ...broadcast, ...own },
			args: given,
			path,
		});
		return answersOf(run);
	};

	test.each<[string, INodeParameters]>([
		['is off', {}],
		['is off, in so many words', { allowAgent: false }],
		['is an expression', { allowAgent: '={{ true }}' }],
		['is left to the agent', { allowAgent: "={{ $fromAI('allow', '', 'boolean') }}" }],
		['is a text', { allowAgent: 'true' }],
	])('nothing reaches many while the switch %s', async (_what, own) => {
		expect(await call(own)).toEqual([[refused]]);
		expect(sandbox().requests()).toEqual([]);
	});

	test('a person turns it on, and the agent sends', async () => {
		await call({ allowAgent: true });
		expect(sandbox().requests()).toMatchObject([
			{ method: 'POST', path: '/broadcasts', status: 200, body: { recipient_numbers: ['447700900123'] } },
		]);
	});

	test('a blank audience stays refused where an agent is allowed', async () => {
		const [[answer]] = (await call({ allowAgent: true }, { numbers: '' })) as IDataObject[][];
		expect(answer).toMatchObject({ status: 'notSent' });
		expect(sandbox().requests()).toEqual([]);
	});

	test('a dry run needs no leave: nothing is sent', async () => {
		const [[answer]] = (await call({
			options: { dryRun: "={{ $fromAI('dry', '', 'boolean') }}" },
		})) as IDataObject[][];
		expect(answer).toMatchObject({ dryRun: true });
		expect(sandbox().requests()).toEqual([]);
	});

	test.each<[string, INodeParameters]>([
		['delete', { resource: 'contact', operation: 'delete', contactId: '1' }],
		['deleteByCustomRequest', { resource: 'customRequest', operation: 'send', method: 'DELETE', path: '/x' }],
		[
			'webhook',
			{
				resource: 'webhook',
				operation: 'create',
				url: 'https://example.com/hook',
				subscriptions: ['message_created'],
			},
		],
	])('so it is with %s', async (_what, parameters) => {
		const run = await runAsTool({
			node: HueChatAccount,
			credentials: accountCredential(sandbox()),
			parameters,
			path,
		});
		expect(answersOf(run)).toMatchObject([
			[{ status: 'notSent', message: expect.stringMatching(/^This agent is not allowed to /) }],
		]);
		expect(sandbox().requests()).toEqual([]);
	});
});

test('a workflow needs no switch: a person built it', async () => {
	const { error } = await runHitlChat(sandbox(), {
		parameters: { ...broadcast, recipientNumbers: '447700900123' },
	});
	expect(error).toBeUndefined();
	expect(sandbox().requests()).toHaveLength(1);
});
