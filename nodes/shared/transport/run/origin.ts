import type { IExecutePaginationFunctions } from 'n8n-workflow';

import type { Origin } from './nodeRun';

/** Whether a node type is the one that n8n makes of a node for agents. */
export const isTool = (type: string) => type.endsWith('Tool');

// n8n hands the same object to all items of a node run; the run index costs a view of the whole
// workflow's data, so it is asked for once.
const known = new WeakMap<object, Origin>();

function read(context: IExecutePaginationFunctions): Origin {
	const node = context.getNode();
	const runIndex: unknown = context.getWorkflowDataProxy(context.getItemIndex()).$runIndex;
	return {
		executionId: context.getExecutionId() as string | undefined,
		nodeId: node.id,
		// On n8n's older tool path every retry raises the run index.
		runIndex: isTool(node.type) ? -1 : Number(runIndex ?? 0),
	};
}

/** Which run of which node an item belongs to. */
export function originOf(context: IExecutePaginationFunctions): Origin {
	const run = context.getExecuteData() as object | undefined;
	const origin = (run && known.get(run)) ?? read(context);
	if (run !== undefined) known.set(run, origin);
	return origin;
}
