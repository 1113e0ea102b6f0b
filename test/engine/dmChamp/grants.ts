import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';

import type { FaultInput, Sandbox } from '../../../sandbox';
import type { NodeRun, RunNodeOptions } from '../harness';
import { parametersOf, runDmChamp } from './setup';

/** Where credits are granted. */
export const PATH = '/subaccounts/credits';

/** The parameters of a grant, whose key the item brings as the auto-recharge webhook does. */
export const grantParameters = (own: INodeParameters = {}): INodeParameters =>
	parametersOf('subAccount: grantCredits', {
		email: 'client@example.com',
		amount: 500,
		...own,
	});

/** Items that each bring a key. */
export const keyed = (...keys: unknown[]): INodeExecutionData[] =>
	keys.map((key) => ({ json: { idempotency_key: key as string } }));

type Own = Partial<Omit<RunNodeOptions, 'node'>>;

/** Grants once for each item. */
export async function grant(
	sandbox: Sandbox,
	items: INodeExecutionData[],
	own: Own = {},
): Promise<NodeRun> {
	return await runDmChamp(sandbox, { parameters: grantParameters(), items, ...own });
}

/** The requests for credits that reached the sandbox. */
export const requestsOf = (sandbox: Sandbox) => sandbox.requests({ path: PATH });

/** How many of them the sandbox carried out. */
export const grantedBy = (sandbox: Sandbox) =>
	requestsOf(sandbox).filter(({ accepted }) => accepted).length;

type OwnFault = FaultInput extends infer Each
	? Each extends FaultInput
		? Omit<Each, 'platform' | 'path'>
		: never
	: never;

/** Lets a grant go wrong. */
export function faultAt(sandbox: Sandbox, own: OwnFault): void {
	sandbox.fault({ platform: 'dmChamp', path: PATH, ...own } as FaultInput);
}
