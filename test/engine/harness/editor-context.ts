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
 * Runs `job` where the workflow's expressions can be resolved. An older n8n, which test/compat runs
 * this on, resolves them anywhere and has no isolates.
 */
export async function inIsolate<T>(workflow: Workflow, job: () => Promise<T>): Promise<T> {
	const expression: Partial<Workflow['expression']> = workflow.expression;
	return expression.withIsolate === undefined ? await job() : await workflow.expression.withIsolate(job);
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
	const output = await inIsolate(
		workflow,
		async () => await new RoutingNode(context, type, decrypted).runNode(),
	);
	return (output?.[0] ?? []).map(({ json }) => json);
}
