import { NodeConnectionTypes, type INodeExecutionData } from 'n8n-workflow';

import { nodeUnderTest, type NodeOptions } from './node-under-test';
import { runWorkflow, type WorkflowRun } from './run-workflow';
import { startNode } from './start-node';
import type { ExecutionOptions } from './types';

export interface RunNodeOptions extends NodeOptions, ExecutionOptions {
	/** Input of the node; one empty item by default. */
	items?: INodeExecutionData[];
	/** How often the node runs within the execution (run index 0, 1, …), each time with `items`. */
	runs?: number;
}

export interface NodeRun extends WorkflowRun {
	/** Main outputs of the node's last run; with `continueErrorOutput` errors are in `[1]`. */
	output: INodeExecutionData[][];
	/** The same for every run index. */
	outputs: INodeExecutionData[][][];
}

/**
 * Runs one node behind a start node through n8n-core's own engine.
 *
 * @returns its output and how the execution ended; errors of the node are not thrown
 * @throws Error for a mistake in the test itself, as {@link runWorkflow}
 */
export async function runNode(options: RunNodeOptions): Promise<NodeRun> {
	const start = startNode();
	const node = nodeUnderTest(options);
	const link = { node: node.name, type: NodeConnectionTypes.Main, index: 0 };
	const run = await runWorkflow({
		...options,
		nodes: [start, node],
		nodeClasses: [options.node],
		// The engine queues a node once for each connection to it, which is what a loop does too.
		connections: { [start.name]: { main: [Array.from({ length: options.runs ?? 1 }, () => link)] } },
	});
	const outputs = run
		.tasks(node.name)
		.map(({ data }) => (data?.main ?? []).map((branch) => branch ?? []));
	return { ...run, outputs, output: outputs.at(-1) ?? [] };
}
