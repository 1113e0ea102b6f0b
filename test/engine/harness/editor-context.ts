import {
	createRunExecutionData,
	Workflow,
	type IConnections,
	type INode,
	type INodeType,
	type INodeTypes,
	type IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';

import { ExecuteContext, RoutingNode } from './engine';

type DecryptedCredential = ConstructorParameters<typeof RoutingNode>[2];

/** A workflow of one node, such as n8n makes for what happens in the editor. */
export function singleNodeWorkflow(node: INode, nodeTypes: INodeTypes): Workflow {
	const connections: IConnections = {};
	return new Workflow({ nodes: [node], connections, active: false, nodeTypes });
}

/**
 * One request of a description outside any execution, for dropdowns and credential tests: mode
 * `internal`, no execution id, no cancel signal and empty execute data, exactly as n8n does it.
 *
 * @returns the first output's items as plain JSON
 * @throws NodeApiError or NodeOperationError as RoutingNode throws them
 */
export async function routeOnce(
	workflow: Workflow,
	type: INodeType,
	data: IWorkflowExecuteAdditionalData,
	decrypted?: DecryptedCredential,
): Promise<unknown[]> {
	const [node] = Object.values(workflow.nodes);
	if (!node) throw new Error('The workflow has no node');
	const context = new ExecuteContext(
		workflow,
		node,
		data,
		'internal',
		createRunExecutionData(),
		0,
		[],
		{ main: [[{ json: {} }]] },
		{ node, data: {}, source: null },
		[],
	);
	const output = await workflow.expression.withIsolate(
		async () => await new RoutingNode(context, type, decrypted).runNode(),
	);
	return (output?.[0] ?? []).map(({ json }) => json);
}
