import type { IDataObject, INodeExecutionData, NodeApiError } from 'n8n-workflow';

import { errorInfoOf, nodeError, summarize, withPairedItem } from '../transport';
import type { Attempt, Outcome } from '../transport';
import type { OperationContext } from './context';
import type { ShapedItem } from './spec';

/** How an undelivered item is told to a model: never under `error`, which n8n would take for a failed tool. */
function toolAnswer(outcome: Exclude<Outcome<unknown>, { kind: 'delivered' }>): IDataObject {
	const { message, description } = errorInfoOf(outcome);
	const status = outcome.kind === 'skipped' ? 'notSent' : outcome.kind;
	return { status, message, hint: description };
}

/**
 * What one item gives out, tied to its input item.
 *
 * @param outcome how it ended; one that failed gives its error where the node continues, and an
 * explanation for the model where an agent called
 */
export function outputOf(
	context: OperationContext,
	itemIndex: number,
	outcome: Outcome<ShapedItem[]>,
): INodeExecutionData[] {
	if (outcome.kind === 'delivered') return withPairedItem(outcome.value, itemIndex);
	const pairedItem = { item: itemIndex };
	if (context.isTool) {
		const json = toolAnswer(outcome);
		// n8n shows the call green.
		context.warn(String(json.message));
		return [{ json, pairedItem }];
	}
	const error = nodeError(context.node, itemIndex, outcome);
	return [{ json: { error: error.message }, error, pairedItem }];
}

/** Whether the first failure ends the node: n8n's Stop Workflow, which a tool has only where it was chosen. */
export function stopsOnFailure({ continueOnFail, isTool, node }: OperationContext): boolean {
	return isTool ? node.onError === 'stopWorkflow' : !continueOnFail;
}

/**
 * The error of a node that stops: about the item that failed first, with a line on all others.
 *
 * @param count how many items there are
 */
export function nodeFailure(
	{ node }: OperationContext,
	attempt: Attempt,
	count: number,
): NodeApiError {
	const { itemIndex, outcome } = attempt.firstFailure ?? {
		itemIndex: 0,
		outcome: { kind: 'skipped' } as Outcome<unknown>,
	};
	const error = nodeError(node, itemIndex, outcome);
	const summary = summarize(attempt.tally(count));
	error.description = [error.description ?? '', summary].filter(Boolean).join('\n\n');
	return error;
}
