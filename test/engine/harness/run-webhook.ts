import { HookContext, WebhookContext } from 'n8n-core';
import type {
	IDataObject,
	IWebhookData,
	IWebhookResponseData,
	IWorkflowExecuteAdditionalData,
	Workflow,
	INode,
	INodeType,
} from 'n8n-workflow';

import { additionalData } from './additional-data';
import { HarnessCredentials } from './credentials';
import { inIsolate, singleNodeWorkflow } from './editor-context';
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
	/** What n8n stores for the workflow; changed in place, as n8n would write it back. */
	staticData?: IDataObject;
	/** Where this n8n can be reached, without a slash at the end. */
	instanceUrl?: string;
	workflowId?: string;
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
	workflow.id = options.workflowId ?? 'workflow-under-test';
	if (options.staticData) workflow.staticData = options.staticData;
	const node = workflow.nodes[placed.name] ?? placed;
	const type = nodeTypes.getByNameAndVersion(node.type, node.typeVersion);
	const [webhookDescription] = type.description.webhooks ?? [];
	if (webhookDescription === undefined) throw new Error(`Node ${node.type} has no webhook`);
	const { instanceUrl } = options;
	const data: IWorkflowExecuteAdditionalData = {
		...additionalData({ credentialsHelper: new HarnessCredentials(options) }),
		...(instanceUrl !== undefined && {
			webhookBaseUrl: `${instanceUrl}/webhook`,
			webhookTestBaseUrl: `${instanceUrl}/webhook-test`,
		}),
		httpRequest: options.request as IWorkflowExecuteAdditionalData['httpRequest'],
		httpResponse: options.response as IWorkflowExecuteAdditionalData['httpResponse'],
	};
	const webhook: IWebhookData = {
		httpMethod: 'POST',
		node: node.name,
		path: 'path',
		isTest: options.mode === 'manual',
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
	return await inIsolate(workflow, async () => await call());
}

function hooksOf({ type, webhook }: Placed) {
	const methods = type.webhookMethods?.[webhook.webhookDescription.name];
	if (!methods) throw new Error(`Node ${type.description.name} has no webhook methods`);
	return methods;
}

/**
 * What n8n does when a workflow is published, or listened for: `checkExists`, and `create` where that
 * says no.
 *
 * @returns whether `create` was called
 * @throws what the node throws, which keeps n8n from publishing
 */
export async function publish(options: WebhookOptions): Promise<boolean> {
	const placed = place(options);
	const { workflow, node, data, webhook } = placed;
	const methods = hooksOf(placed);
	const [mode, activation] =
		options.mode === 'manual' ? (['manual', 'manual'] as const) : (['trigger', 'activate'] as const);
	const context = new HookContext(workflow, node, data, mode, activation, webhook);
	return await inIsolate(workflow, async () => {
		if (await methods.checkExists.call(context)) return false;
		return await methods.create.call(context);
	});
}

/** What n8n does when a workflow is no longer published, or listening ends: always in this mode. */
export async function unpublish(options: WebhookOptions): Promise<void> {
	const placed = place(options);
	const { workflow, node, data, webhook } = placed;
	const context = new HookContext(workflow, node, data, 'internal', 'update', webhook);
	await inIsolate(workflow, async () => {
		await hooksOf(placed).delete.call(context);
	});
}
