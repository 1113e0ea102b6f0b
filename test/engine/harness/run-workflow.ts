import { parse, stringify } from 'flatted';
import {
	createRunExecutionData,
	setSafeRegexEngine,
	Workflow,
	type ExecutionError,
	type ExecutionStatus,
	type IConnections,
	type INode,
	type INodeExecutionData,
	type IRunExecutionData,
	type ITaskData,
	type IWorkflowSettings,
} from 'n8n-workflow';

import { additionalData } from './additional-data';
import { HarnessCredentials } from './credentials';
import { ExecutionLifecycleHooks, WorkflowExecute } from './engine';
import { NodeTypes } from './node-types';
import { StartNode } from './start-node';
import type { ExecutionOptions, NodeClass } from './types';

// n8n's own engine gives an expression 250 ms by the clock, which a machine that is busy with other
// tests may need for any.
// The oldest n8n that is promised has no such engine.
const setRegexEngine: typeof setSafeRegexEngine | undefined = setSafeRegexEngine;
setRegexEngine?.({
	exec: (pattern, input, flags) => new RegExp(pattern, flags).exec(input),
	test: (pattern, input, flags) => new RegExp(pattern, flags).test(input),
	replace: (pattern, input, flags, replacement) =>
		input.replace(new RegExp(pattern, flags), replacement),
	matchAll: (pattern, input, flags) => Array.from(input.matchAll(new RegExp(pattern, `${flags}g`))),
	split: (pattern, input, flags) => input.split(new RegExp(pattern, flags)),
});

export interface WorkflowRunOptions extends ExecutionOptions {
	nodes: INode[];
	connections: IConnections;
	/** Classes of the nodes' types; the start node's is known. */
	nodeClasses: NodeClass[];
	/** Name of the node the execution begins at; default: the first of `nodes`. */
	startNode?: string;
	/** What that node gets as its input. */
	items?: INodeExecutionData[];
}

export interface WorkflowRun {
	executionId: string;
	status: ExecutionStatus;
	/** What the execution ended with, as n8n stores it: a plain copy of the NodeApiError, say. */
	error: ExecutionError | undefined;
	/** What declarative nodes threw, try by try: the real error objects, `cause` included. */
	thrown: unknown[];
	/** The text of n8n's `execution_data` row (flatted): search it for secrets. */
	stored: string;
	/** That row read back, as n8n does to show an execution. */
	runData: IRunExecutionData;
	/** Every run of the node of that name. */
	tasks: (nodeName: string) => ITaskData[];
	durationMs: number;
}

let lastExecutionId = 0;

/** Starts what ends an execution early; the function returned takes it back. */
function armCancellation(
	options: ExecutionOptions,
	settings: IWorkflowSettings,
	cancel: () => void,
): () => void {
	const timers: NodeJS.Timeout[] = [];
	const { signal, cancelAfterMs } = options;
	const { executionTimeout } = settings;
	if (cancelAfterMs !== undefined) timers.push(setTimeout(cancel, cancelAfterMs));
	if (executionTimeout !== undefined && executionTimeout > 0) {
		timers.push(setTimeout(cancel, executionTimeout * 1000));
	}
	signal?.addEventListener('abort', cancel);
	if (signal?.aborted) cancel();
	return () => {
		timers.forEach(clearTimeout);
		signal?.removeEventListener('abort', cancel);
	};
}

/** n8n's deadline of an execution that begins now, epoch ms; undefined without a timeout. */
function deadline(options: ExecutionOptions, settings: IWorkflowSettings): number | undefined {
	if (options.executionTimeoutTimestamp !== undefined) return options.executionTimeoutTimestamp;
	const { executionTimeout = 0 } = settings;
	return executionTimeout > 0 ? Date.now() + executionTimeout * 1000 : undefined;
}

/**
 * Runs a whole workflow through n8n-core's WorkflowExecute and waits for its end.
 *
 * @returns how it ended; an error of a node is in there, not thrown
 * @throws Error for what is wrong with the test itself: an unknown start node, a required
 * parameter that is missing (n8n's WorkflowHasIssuesError)
 */
export async function runWorkflow(options: WorkflowRunOptions): Promise<WorkflowRun> {
	const { mode = 'manual', workflowId = 'workflow-under-test' } = options;
	const executionId = options.executionId ?? String(++lastExecutionId);
	const settings: IWorkflowSettings = {
		executionOrder: 'v1',
		...(options.timezone && { timezone: options.timezone }),
		...options.settings,
	};
	const nodeTypes = new NodeTypes([StartNode, ...options.nodeClasses]);
	const { nodes, connections, staticData } = options;
	const about = { id: workflowId, name: 'Workflow under test', nodes, connections, settings };
	const workflow = new Workflow({ ...about, active: false, nodeTypes, staticData });
	const start = workflow.getNode(options.startNode ?? nodes[0]?.name ?? '');
	if (!start) throw new Error('The workflow has no node to start from');

	const dates = { createdAt: new Date(), updatedAt: new Date() };
	const record = { ...about, ...dates, active: false, isArchived: false, activeVersionId: null };
	const execution = new WorkflowExecute(
		additionalData({
			credentialsHelper: new HarnessCredentials(options),
			hooks: new ExecutionLifecycleHooks(mode, executionId, record),
			executionId,
			workflowId,
			workflowSettings: settings,
			executionTimeoutTimestamp: deadline(options, settings),
		}),
		mode,
		createRunExecutionData({
			executionData: {
				nodeExecutionStack: [
					{ node: start, data: { main: [options.items ?? [{ json: {} }]] }, source: null },
				],
			},
			resultData: { pinData: options.pinData },
		}),
	);

	const began = Date.now();
	const pending = execution.processRunExecutionData(workflow);
	const disarm = armCancellation(options, settings, () => pending.cancel());
	try {
		const run = await pending;
		const { resultData } = run.data;
		const stored = stringify(run.data);
		return {
			executionId,
			status: run.status,
			error: resultData.error,
			thrown: nodeTypes.thrown,
			stored,
			runData: parse(stored) as IRunExecutionData,
			tasks: (nodeName) => resultData.runData[nodeName] ?? [],
			durationMs: Date.now() - began,
		};
	} finally {
		disarm();
	}
}
