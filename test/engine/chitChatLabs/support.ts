import type { INodeParameters } from 'n8n-workflow';

import { ChitChatLabs } from '../../../nodes/ChitChatLabs/ChitChatLabs.node';
import type { Sandbox } from '../../../sandbox';
import { runNode } from '../harness';
import type { NodeRun, RunNodeOptions } from '../harness';

export const SINGLE = '/message/single';
export const BLAST = '/message/blast';

const TEMPLATE = {
	fbTemplate: 'habit_run_confirmation_message',
	language: 'en',
	additionalFields: {
		file: {
			media: {
				type: 'image',
				link: 'https://chitchatlabs.github.io/image-service/CCLABS_TENANT/test.png',
			},
		},
	},
};

const row = (value: string) => ({ source: 'value', value });

/** What a user fills in to send the document's single message. */
export const sendParameters: INodeParameters = {
	...TEMPLATE,
	resource: 'message',
	operation: 'send',
	mobile: '+91 9739-978284',
	name: 'Partha',
	paramsMode: 'rows',
	params: { row: [row('Partha'), row('Habit Run November Edition'), row('24th Nov')] },
	additionalFields: { ...TEMPLATE.additionalFields, tag: 'test_tag' },
};

/** What a user fills in to send the document's bulk message. */
export const bulkParameters: INodeParameters = {
	...TEMPLATE,
	resource: 'message',
	operation: 'sendBulk',
	searchMode: 'rows',
	searchSpec: { row: [{ field: 'name', value: 'Partha' }] },
	paramsMode: 'rows',
	params: {
		row: [
			{ source: 'column', column: 'name' },
			row('Habit Run November Edition'),
			row('24th Nov'),
		],
	},
	additionalFields: { ...TEMPLATE.additionalFields, tag: 'test_tag_bulk' },
};

/** Credential data that fits the sandbox's ChitChatLabs. */
export function credentials(sandbox: Sandbox, own: Record<string, unknown> = {}) {
	const apiKey = sandbox.key('chitChatLabs');
	return { chitChatLabsApi: { apiKey, baseUrl: sandbox.baseUrl('chitChatLabs'), ...own } };
}

/** Runs the ChitChatLabs node against a sandbox. */
export async function run(
	sandbox: Sandbox,
	options: Omit<RunNodeOptions, 'node' | 'credentials'>,
): Promise<NodeRun> {
	return await runNode({ node: ChitChatLabs, credentials: credentials(sandbox), ...options });
}

/** The body that a contract's document prints. */
export function example(contracts: ReadonlyArray<{ path: string; documentedExample?: unknown }>, path: string) {
	const found = contracts.find((contract) => contract.path === path)?.documentedExample;
	if (found === undefined) throw new Error(`${path} has no example`);
	return found;
}
