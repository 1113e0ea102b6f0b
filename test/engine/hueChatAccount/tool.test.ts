import { HueChatAccount } from '../../../nodes/HueChatAccount/HueChatAccount.node';
import { runAsTool } from '../harness';
import { useSandbox } from '../support';
import { accountCredential, newBroadcast, V1 } from './setup';

const { get: sandbox } = useSandbox();

describe.each(['engine', 'invoke'] as const)('as an AI tool (%s)', (path) => {
	const call = async (parameters: object, args: Record<string, string>) =>
		await runAsTool({
			node: HueChatAccount,
			credentials: accountCredential(sandbox()),
			parameters: { ...parameters },
			args,
			path,
		});

	it('finds the account and what the agent asks for', async () => {
		const run = await call(
			{ resource: 'contact', operation: 'get', contactId: "={{ $fromAI('contact') }}" },
			{ contact: '1' },
		);
		expect(run.error).toBeUndefined();
		expect(sandbox().requests().map((request) => request.path)).toEqual([`${V1}/contacts/1`]);
		expect(JSON.stringify(run.output)).toContain('Sarah Ahmed');
	});

	it('sends no broadcast whose list the agent left blank', async () => {
		const contactListId = { __rl: true, mode: 'id', value: "={{ $fromAI('list') }}" };
		await call({ ...newBroadcast, contactListId }, { list: ' ' });
		expect(sandbox().requests()).toEqual([]);
	});
});
