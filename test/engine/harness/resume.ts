import { WebhookContext } from 'n8n-core';
import type { IRunExecutionData, IWebhookResponseData } from 'n8n-workflow';

import { additionalData } from './additional-data';
import { HarnessCredentials } from './credentials';
import { inIsolate, singleNodeWorkflow } from './editor-context';
import './engine';
import { nodeUnderTest, type NodeOptions } from './node-under-test';
import { NodeTypes } from './node-types';

export interface ResumeOptions extends NodeOptions {
	/** What n8n stored when the run began to wait. */
	runData: IRunExecutionData;
	/** The method and, as Express has them, the query and the body of the call. */
	request: { method: 'GET' | 'POST'; query: object; body?: object };
	/** As Express hands it on. */
	response: object;
}

/**
 * A call at the address of a waiting run, in n8n-core's own context. Source: `getWebhookExecutionData` in
 * `dist/webhooks/waiting-webhooks.js` of n8n 2.41.
 *
 * @returns what the node tells n8n
 */
export async function callWaiting(options: ResumeOptions): Promise<IWebhookResponseData> {
	const { runData, request, response } = options;
	const nodeTypes = new NodeTypes([options.node]);
	const placed = nodeUnderTest(options);
	const workflow = singleNodeWorkflow(placed, nodeTypes);
	const node = workflow.nodes[placed.name] ?? placed;
	const type = nodeTypes.getByNameAndVersion(node.type, node.typeVersion);
	const description = type.description.webhooks?.find(
		({ httpMethod, restartWebhook }) => httpMethod === request.method && restartWebhook,
	);
	if (description === undefined || type.webhook === undefined) {
		throw new Error(`Node ${node.type} does not wait for ${request.method}`);
	}
	const data = {
		...additionalData({ credentialsHelper: new HarnessCredentials(options), executionId: '1' }),
		httpRequest: request as never,
		httpResponse: response as never,
	};
	const webhook = {
		httpMethod: request.method,
		node: node.name,
		path: node.id,
		webhookDescription: description,
		workflowId: workflow.id,
		workflowExecuteAdditionalData: data,
	};
	const context = new WebhookContext(workflow, node, data, 'webhook', webhook, [], runData);
	const call = type.webhook.bind(context);
	return await inIsolate(workflow, async () => await call());
}
