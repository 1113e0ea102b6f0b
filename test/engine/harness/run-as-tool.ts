import {
	NodeConnectionTypes,
	type ExecutionError,
	type IDataObject,
	type INode,
	type INodeExecutionData,
	type ITaskData,
} from 'n8n-workflow';

import { nodeUnderTest, type NodeOptions } from './node-under-test';
import { typeNameOf } from './node-types';
import { runWorkflow, type WorkflowRun } from './run-workflow';
import { startNode } from './start-node';
import { EngineCaller, InvokeCaller } from './tool-callers';
import type { ExecutionOptions } from './types';

export interface RunAsToolOptions extends NodeOptions, ExecutionOptions {
	/** What the agent gives for the node's `$fromAI(…)`; a list for several calls of one turn. */
	args?: IDataObject | IDataObject[];
	/**
	 * `engine`: as Agent 3 and later (default). `invoke`: as older agents, the MCP trigger,
	 * agents within agents and "Execute step" on a tool.
	 */
	path?: 'engine' | 'invoke';
}

/** One run of the tool's node; on the `invoke` path every try of Retry On Fail is one. */
export interface ToolCall {
	/** What n8n keeps as its output. `invoke`: one item with `json.response`, as the agent got it. */
	output: INodeExecutionData[];
	error: ExecutionError | undefined;
}

export interface ToolRun extends WorkflowRun, ToolCall {
	/** `output` and `error` are those of the last of these. */
	calls: ToolCall[];
	/** `invoke` only: the text that the agent got for each call. */
	answers: string[];
}

const toCall = ({ data, error }: ITaskData): ToolCall => ({
	output: data?.ai_tool?.[0] ?? [],
	error,
});

/**
 * Runs a `usableAsTool` node as an AI agent does, with the agent's choices given by the test.
 *
 * @throws Error when the node is not usable as a tool
 */
export async function runAsTool(options: RunAsToolOptions): Promise<ToolRun> {
	const { args = {}, path = 'engine' } = options;
	const callerClass = path === 'engine' ? EngineCaller : InvokeCaller;
	const start = startNode();
	const plain = nodeUnderTest(options);
	const tool: INode = { ...plain, type: `${plain.type}Tool` };
	const calls = JSON.stringify(Array.isArray(args) ? args : [args]);
	const caller: INode = {
		...startNode(),
		id: 'caller',
		name: 'Caller',
		type: typeNameOf(callerClass),
		parameters: { calls },
	};
	const link = (type: 'main' | 'ai_tool') => [[{ node: caller.name, type, index: 0 }]];
	const run = await runWorkflow({
		...options,
		nodes: [start, caller, tool],
		nodeClasses: [options.node, callerClass],
		connections: {
			[start.name]: { main: link(NodeConnectionTypes.Main) },
			[tool.name]: { ai_tool: link(NodeConnectionTypes.AiTool) },
		},
	});
	const made = run.tasks(tool.name).map(toCall);
	const answers = run.tasks(caller.name).flatMap(({ data }) => data?.main?.[0] ?? []);
	return {
		...run,
		output: made.at(-1)?.output ?? [],
		error: made.at(-1)?.error ?? run.error,
		calls: made,
		answers: answers.flatMap(({ json: { answer } }) =>
			typeof answer === 'string' ? [answer] : [],
		),
	};
}
