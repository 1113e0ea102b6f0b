import type { INodeExecutionData } from 'n8n-workflow';

import { HitlChat } from '../../nodes/HitlChat/HitlChat.node';
import type { Sandbox } from '../../sandbox';
import { runNode } from './harness';
import type { NodeRun, RunNodeOptions } from './harness';

/** Credential data that fits the sandbox's HitlChat. */
export function hitlChatCredential(sandbox: Sandbox, own: Record<string, unknown> = {}) {
	return {
		hitlChatApi: {
			apiKey: sandbox.key('hitlChat'),
			baseUrl: sandbox.baseUrl('hitlChat'),
			...own,
		},
	};
}

/** Items whose number and text an expression can read; numbers are all different unless given. */
export function people(count: number, number?: string): INodeExecutionData[] {
	return Array.from({ length: count }, (_, index) => ({
		json: { number: number ?? String(447700900000 + index), text: `message ${index}` },
	}));
}

/** Parameters of `message: send` that take number and text from the item. */
export const sendParameters = {
	resource: 'message',
	operation: 'send',
	recipientNumber: '={{ $json.number }}',
	type: 'text',
	messageText: '={{ $json.text }}',
};

/** Runs the HitlChat node against a sandbox. */
export async function runHitlChat(
	sandbox: Sandbox,
	options: Omit<RunNodeOptions, 'node'> & { credential?: Record<string, unknown> },
): Promise<NodeRun> {
	const { credential, ...rest } = options;
	return await runNode({
		node: HitlChat,
		credentials: hitlChatCredential(sandbox, credential),
		...rest,
	});
}
