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
import { EngineCaller, InvokeCaller, type CallPlan } from './tool-callers';
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

/** Several tools of one agent, each a node with its own settings and credentials. */
export interface RunToolsOptions extends ExecutionOptions {
	/** Each needs a name of its own; their credentials must be of different types. */
	tools: NodeOptions[];
	/** In their order, by the names of the nodes. */
	plans: CallPlan[];
	path: 'engine' | 'invoke';
}

/** A run in which several tools were called. */
export interface ToolsRun extends WorkflowRun {
	/** The calls of the node of that name. */
	callsOf: (nodeName: string) => ToolCall[];
	/** `invoke` only: the text that the agent got for each call. */
	answers: string[];
}

/**
 * Runs `usableAsTool` nodes as one AI agent does that has them all, with the agent's choices given by
 * the test.
 *
 * @throws Error when a node is not usable as a tool
 */
export async function runTools({ tools, plans, path, ...own }: RunToolsOptions): Promise<ToolsRun> {
	const callerClass = path === 'engine' ? EngineCaller : InvokeCaller;
	const start = startNode();
	const nodes = tools.map((tool): INode => {
		const plain = nodeUnderTest(tool);
		return { ...plain, type: `${plain.type}Tool` };
	});
	const caller: INode = {
		...startNode(),
		id: 'caller',
		name: 'Caller',
		type: typeNameOf(callerClass),
		parameters: { calls: JSON.stringify(plans) },
	};
	const link = (type: 'main' | 'ai_tool') => [[{ node: caller.name, type, index: 0 }]];
	const run = await runWorkflow({
		...own,
		credentials: Object.assign({}, ...tools.map(({ credentials }) => credentials)),
		credentialTypes: tools.flatMap(({ credentialTypes = [] }) => credentialTypes),
		nodes: [start, caller, ...nodes],
		nodeClasses: [...tools.map(({ node }) => node), callerClass],
		connections: {
			[start.name]: { main: link(NodeConnectionTypes.Main) },
			...Object.fromEntries(
				nodes.map(({ name }) => [name, { ai_tool: link(NodeConnectionTypes.AiTool) }]),
			),
		},
	});
	const answers = run.tasks(caller.name).flatMap(({ data }) => data?.main?.[0] ?? []);
	return {
		...run,
		callsOf: (nodeName) => run.tasks(nodeName).map(toCall),
		answers: answers.flatMap(({ json: { answer } }) =>
			typeof answer === 'string' ? [answer] : [],
		),
	};
}

/**
 * Runs one such node.
 *
 * @throws Error when the node is not usable as a tool
 */
export async function runAsTool(options: RunAsToolOptions): Promise<ToolRun> {
	const { args = {}, path = 'engine', ...own } = options;
	const { name } = nodeUnderTest(options);
	const plans = (Array.isArray(args) ? args : [args]).map((input) => ({ node: name, input }));
	const run = await runTools({ ...own, tools: [options], plans, path });
	const calls = run.callsOf(name);
	return {
		...run,
		output: calls.at(-1)?.output ?? [],
		error: calls.at(-1)?.error ?? run.error,
		calls,
	};
}
