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

async function prepare(
	context: IExecuteFunctions,
): Promise<{ tool: CallableTool; calls: IDataObject[] }> {
	const found = await context.getInputConnectionData(NodeConnectionTypes.AiTool, 0);
	const [tool] = (Array.isArray(found) ? found : [found]) as CallableTool[];
	if (!tool) throw new Error('No tool is connected');
	const calls = JSON.parse(String(context.getNodeParameter('calls', 0))) as IDataObject[];
	return { tool, calls };
}

/**
 * Calls the way n8n's Agent 3 does: it asks the engine to run the tool's node and is run again
 * with the results. Source: `createEngineRequests` of n8n's LangChain nodes 2.41.
 */
export class EngineCaller implements INodeType {
	description = describe('engineCaller');

	async execute(this: IExecuteFunctions, response?: EngineResponse): Promise<NodeOutput> {
		if (response?.actionResponses.length) return [[{ json: {} }]];
		const { tool, calls } = await prepare(this);
		const nodeName = tool.metadata?.sourceNodeName;
		if (nodeName === undefined) throw new Error(`Tool ${tool.name} names no node`);
		return {
			actions: calls.map((input, index) => ({
				actionType: 'ExecutionNodeAction',
				type: NodeConnectionTypes.AiTool,
				id: `call_${index}`,
				nodeName,
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
		const { tool, calls } = await prepare(this);
		const answers: IDataObject[] = [];
		for (const call of calls) {
			try {
				answers.push({ answer: String(await tool.invoke(call)) });
			} catch (error) {
				// An agent hands this text to its model and goes on.
				answers.push({ answer: error instanceof Error ? error.message : String(error) });
			}
		}
		return [answers.map((json) => ({ json }))];
	}
}
