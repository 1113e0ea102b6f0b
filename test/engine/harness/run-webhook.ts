import { HookContext, WebhookContext } from 'n8n-core';
import type {
	IWebhookData,
	IWebhookResponseData,
	IWorkflowExecuteAdditionalData,
	Workflow,
	INode,
	INodeType,
} from 'n8n-workflow';

import { additionalData } from './additional-data';
import { HarnessCredentials } from './credentials';
import { singleNodeWorkflow } from './editor-context';
import './engine';
import { nodeUnderTest, type NodeOptions } from './node-under-test';
import { NodeTypes } from './node-types';

export interface WebhookOptions extends NodeOptions {
	/** As Express and n8n hand it on: headers, query, `readRawBody`. */
	request?: object;
	/** As Express hands it on. */
	response?: object;
	/** `manual`: the test URL; `webhook` (default): the production URL. */
	mode?: 'manual' | 'webhook';
}

interface Placed {
	type: INodeType;
	workflow: Workflow;
	node: INode;
	data: IWorkflowExecuteAdditionalData;
	webhook: IWebhookData;
}

function place(options: WebhookOptions): Placed {
	const nodeTypes = new NodeTypes([options.node]);
	const placed = nodeUnderTest(options);
	const workflow = singleNodeWorkflow(placed, nodeTypes);
	workflow.id = 'workflow-under-test';
	const node = workflow.nodes[placed.name] ?? placed;
	const type = nodeTypes.getByNameAndVersion(node.type, node.typeVersion);
	const [webhookDescription] = type.description.webhooks ?? [];
	if (webhookDescription === undefined) throw new Error(`Node ${node.type} has no webhook`);
	const data: IWorkflowExecuteAdditionalData = {
		...additionalData({ credentialsHelper: new HarnessCredentials(options) }),
		httpRequest: options.request as IWorkflowExecuteAdditionalData['httpRequest'],
		httpResponse: options.response as IWorkflowExecuteAdditionalData['httpResponse'],
	};
	const webhook: IWebhookData = {
		httpMethod: 'POST',
		node: node.name,
		path: 'path',
		webhookDescription,
		workflowId: workflow.id,
		workflowExecuteAdditionalData: data,
	};
	return { type, workflow, node, data, webhook };
}

/**
 * One call of a trigger's webhook, in n8n-core's own context.
 *
 * @returns what the node tells n8n; n8n's own answer to the caller is the test's to give
 * @throws what the node throws
 */
export async function runWebhook(options: WebhookOptions): Promise<IWebhookResponseData> {
	const { type, workflow, node, data, webhook } = place(options);
	if (!type.webhook) throw new Error(`Node ${node.type} has no webhook()`);
	const { mode = 'webhook' } = options;
	const context = new WebhookContext(workflow, node, data, mode, webhook, [], null);
	const call = type.webhook.bind(context);
	return await workflow.expression.withIsolate(async () => await call());
}

/**
 * What n8n does when a workflow is published: `checkExists`, and `create` where that says no.
 *
 * @throws what the node throws, which keeps n8n from publishing
 */
export async function publish(options: WebhookOptions): Promise<void> {
	const { type, workflow, node, data, webhook } = place(options);
	const methods = type.webhookMethods?.[webhook.webhookDescription.name];
	if (!methods) throw new Error(`Node ${node.type} has no webhook methods`);
	const context = new HookContext(workflow, node, data, 'trigger', 'activate', webhook);
	await workflow.expression.withIsolate(async () => {
		if (!(await methods.checkExists.call(context))) await methods.create.call(context);
	});
}
