import {
	NodeConnectionTypes,
	type EngineResponse,
	type IDataObject,
	type IExecuteFunctions,
	type INodeType,
	type INodeTypeDescription,
	type NodeOutput,
} from 'n8n-workflow';

/** A tool as LangChain and n8n's agents see it, reduced to what a call needs. */
interface CallableTool {
	name: string;
	invoke: (args: IDataObject) => Promise<unknown>;
	metadata?: { sourceNodeName?: string };
}

const describe = (name: string): INodeTypeDescription => ({
	displayName: 'Caller',
	name: `harness.${name}`,
	group: ['transform'],
	version: 1,
	description: 'Calls the tool that is connected to it, without a language model',
	defaults: { name: 'Caller' },
	inputs: [NodeConnectionTypes.Main, NodeConnectionTypes.AiTool],
	outputs: [NodeConnectionTypes.Main],
	properties: [{ displayName: 'Calls', name: 'calls', type: 'json', default: '[]' }],
});

/** What a caller is to do: the name of a tool's node, and what the model gives it. */
export interface CallPlan {
	node: string;
	input: IDataObject;
}

interface Call extends CallPlan {
	tool: CallableTool;
}

async function prepare(context: IExecuteFunctions): Promise<Call[]> {
	const found = await context.getInputConnectionData(NodeConnectionTypes.AiTool, 0);
	const tools = (Array.isArray(found) ? found : [found]) as CallableTool[];
	const plans = JSON.parse(String(context.getNodeParameter('calls', 0))) as CallPlan[];
	return plans.map((plan) => {
		const named = tools.find(({ metadata }) => metadata?.sourceNodeName === plan.node);
		// An older n8n, which test/compat runs this on, need not say which node a tool is.
		const tool = named ?? (tools.length === 1 ? tools[0] : undefined);
		if (!tool) throw new Error(`No tool of the node ${plan.node} is connected`);
		return { ...plan, tool };
	});
}

/**
 * Calls the way n8n's Agent 3 does: it asks the engine to run the tool's node and is run again
 * with the results. Source: `createEngineRequests` of n8n's LangChain nodes 2.41.
 */
export class EngineCaller implements INodeType {
	description = describe('engineCaller');

	async execute(this: IExecuteFunctions, response?: EngineResponse): Promise<NodeOutput> {
		if (response?.actionResponses.length) return [[{ json: {} }]];
		const calls = await prepare(this);
		return {
			actions: calls.map(({ node, input, tool }, index) => ({
				actionType: 'ExecutionNodeAction',
				type: NodeConnectionTypes.AiTool,
				id: `call_${index}`,
				nodeName: node,
				input,
				metadata: { itemIndex: 0, toolName: tool.name },
			})),
			metadata: {},
		};
	}
}

/**
 * Calls the way older agents, the MCP trigger, agents within agents and "Execute step" on a tool
 * do: through the tool object, inside the caller's own run.
 * Source: `ToolExecutor.node.js` of n8n's LangChain nodes 2.41.
 */
export class InvokeCaller implements INodeType {
	description = describe('invokeCaller');

	async execute(this: IExecuteFunctions): Promise<NodeOutput> {
		const answers: IDataObject[] = [];
		for (const { tool, input } of await prepare(this)) {
			try {
				answers.push({ answer: String(await tool.invoke(input)) });
			} catch (error) {
				// An agent hands this text to its model and goes on.
				answers.push({ answer: error instanceof Error ? error.message : String(error) });
			}
		}
		return [answers.map((json) => ({ json }))];
	}
}
