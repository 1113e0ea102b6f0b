import type {
	IDataObject,
	IHttpRequestOptions,
	IN8nHttpFullResponse,
	INodeExecutionData,
} from 'n8n-workflow';

import { additionalData } from './additional-data';
import { HarnessCredentials } from './credentials';
import { inIsolate, singleNodeWorkflow } from './editor-context';
import { PollContext } from './engine';
import { nodeUnderTest, type NodeOptions } from './node-under-test';
import { NodeTypes } from './node-types';

export interface PollOptions extends NodeOptions {
	/** The workflow's static data, kept by the test between polls; changed in place. */
	staticData?: IDataObject;
	/** `manual`: the user's "Fetch test event"; `trigger` (default): the schedule. */
	mode?: 'manual' | 'trigger';
	/** Answers in the place of n8n's HTTP, for many polls in a short time. */
	respond?: (request: IHttpRequestOptions) => Promise<IN8nHttpFullResponse>;
}

/**
 * One poll of a polling trigger.
 *
 * @returns its items, or null for nothing new (no execution would start)
 * @throws what the node throws
 */
export async function runPoll(options: PollOptions): Promise<INodeExecutionData[][] | null> {
	const { mode = 'trigger', respond, staticData = {} } = options;
	const nodeTypes = new NodeTypes([options.node]);
	const placed = nodeUnderTest(options);
	const workflow = singleNodeWorkflow(placed, nodeTypes);
	workflow.staticData = staticData;
	const node = workflow.nodes[placed.name] ?? placed;
	const { poll } = nodeTypes.getByNameAndVersion(node.type, node.typeVersion);
	if (!poll) throw new Error(`Node ${node.type} does not poll`);
	const data = additionalData({ credentialsHelper: new HarnessCredentials(options) });
	const activation = mode === 'manual' ? 'manual' : 'activate';
	const context = new PollContext(workflow, node, data, mode, activation);
	if (respond) {
		context.helpers.httpRequestWithAuthentication = async (_type, request) => await respond(request);
	}
	return await inIsolate(workflow, async () => await poll.call(context));
}
