import type { Credential, WorkflowFile } from '../../demo/n8n-cli';
import { packageName } from '../../demo/paths';

/** One HitlChat node as a test wants it. */
export interface NodeUnderTest {
	parameters: Record<string, unknown>;
	credential: Credential;
	/** Settings of the node's own tab: `onError`, `retryOnFail`, `maxTries`, … */
	settings?: Record<string, unknown>;
}

/** Path of a workflow's webhook: its own id, so that no two collide. */
export function webhookPath({ id }: Pick<WorkflowFile, 'id'>): string {
	return id;
}

/**
 * A workflow that runs one HitlChat node over the items of the posted `people`: Webhook → one item
 * for each person → the node. The caller is answered at once.
 *
 * @param id At most 16 letters and digits: n8n's column is that wide.
 */
export function overPeople(id: string, node: NodeUnderTest): WorkflowFile {
	const { credential } = node;
	return {
		id,
		name: id,
		nodes: [
			{
				id: `${id}-1`,
				name: 'Webhook',
				type: 'n8n-nodes-base.webhook',
				typeVersion: 2,
				position: [0, 0],
				webhookId: `${id}-hook`,
				parameters: { httpMethod: 'POST', path: id, responseMode: 'onReceived', options: {} },
			},
			{
				id: `${id}-2`,
				name: 'People',
				type: 'n8n-nodes-base.splitOut',
				typeVersion: 1,
				position: [200, 0],
				parameters: { fieldToSplitOut: 'body.people', options: {} },
			},
			{
				id: `${id}-3`,
				name: 'HitlChat',
				type: `${packageName}.hitlChat`,
				typeVersion: 1,
				position: [400, 0],
				parameters: node.parameters,
				credentials: { [credential.type]: { id: credential.id, name: credential.name } },
				...node.settings,
			},
		],
		connections: {
			Webhook: { main: [[{ node: 'People', type: 'main', index: 0 }]] },
			People: { main: [[{ node: 'HitlChat', type: 'main', index: 0 }]] },
		},
		settings: { executionOrder: 'v1' },
	};
}

/** Parameters of a text message to the person of each item. */
export const textToEach = {
	resource: 'message',
	operation: 'send',
	recipientNumber: '={{ $json.phone }}',
	type: 'text',
	messageText: '=Hi {{ $json.name }}',
};
