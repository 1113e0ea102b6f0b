import type { INodeParameters } from 'n8n-workflow';

import { HueChatAccount } from '../../../nodes/HueChatAccount/HueChatAccount.node';
import type { FaultInput, ReceivedRequest, Sandbox } from '../../../sandbox';
import { runNode } from '../harness';
import type { NodeRun, RunNodeOptions } from '../harness';

export const V1 = '/api/v1/accounts/42';
export const V2 = '/api/v2/accounts/42';

export const TEMPLATE = '0b6c2f0e-5d0a-4f5e-9f0e-2d7c9a1b3c01';
export const LIST = '0b6c2f0e-5d0a-4f5e-9f0e-2d7c9a1b3c11';
export const AI_AGENT = '0b6c2f0e-5d0a-4f5e-9f0e-2d7c9a1b3c21';
/** What the sandbox calls the first new thing with a UUID. */
export const FIRST = '0b6c2f0e-5d0a-4f5e-9f0e-000000000001';

/** Credential data that fits the sandbox's account. */
export function accountCredential(sandbox: Sandbox, own: Record<string, unknown> = {}) {
	return {
		hueChatAccountApi: {
			apiKey: sandbox.key('hueChatAccount'),
			accountId: '42',
			baseUrl: sandbox.baseUrl('hueChatAccount'),
			...own,
		},
	};
}

/** Runs the node against a sandbox. */
export async function runAccount(
	sandbox: Sandbox,
	options: Omit<RunNodeOptions, 'node'> & { credential?: Record<string, unknown> },
): Promise<NodeRun> {
	const { credential, ...rest } = options;
	return await runNode({
		node: HueChatAccount,
		credentials: accountCredential(sandbox, credential),
		...rest,
	});
}

/** The output items' JSON. */
export const jsonOf = (run: NodeRun) => (run.output[0] ?? []).map(({ json }) => json);

/** What the account's requests looked like, without what every one has. */
export const wireOf = ({ method, path, query, body }: ReceivedRequest) => ({
	method,
	path,
	query,
	body,
});

/** A value of a dropdown, given by hand. */
export const byId = (value: string) => ({ __rl: true, mode: 'id', value });

type OwnFault = FaultInput extends infer Each
	? Each extends FaultInput
		? Omit<Each, 'platform'>
		: never
	: never;

/** Lets something go wrong at one path of the account. */
export function fault(sandbox: Sandbox, own: OwnFault): void {
	sandbox.fault({ platform: 'hueChatAccount', ...own } as FaultInput);
}

/** Puts rows into a table of the sandbox, ids counting up from a first one. */
export function fill(sandbox: Sandbox, panel: string, count: number, first = 100): void {
	for (let id = first; id < first + count; id += 1) {
		const fields = { id, name: `Row ${id}`, created_at: 1712400000 };
		sandbox.change({ platform: 'hueChatAccount', panel, id: String(id), fields });
	}
}

/** Parameters of a broadcast that fits the sandbox. */
export const newBroadcast: INodeParameters = {
	resource: 'broadcast',
	operation: 'create',
	name: 'May promo',
	templateId: byId(TEMPLATE),
	contactListId: byId(LIST),
};
