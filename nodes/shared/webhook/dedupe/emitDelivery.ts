import { NodeOperationError } from 'n8n-workflow';
import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { ProcessedItemsStore } from './processedItemsStore';
import { onExecutionSuccess } from './onExecutionSuccess';
import { unwrap } from '../message/envelope';
import { itemOf } from '../message/mediaFiles';
import type { Envelope, RefusedCall } from '../message/envelope';
import { deliveries } from './state';

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Does without what cannot be remembered, and logs it. */
async function attempt(context: IExecuteFunctions, task: () => Promise<void>): Promise<void> {
	try {
		await task();
	} catch (error) {
		context.logger.warn('A delivery that was worked off could not be remembered', {
			reason: reasonOf(error),
		});
	}
}

/** Writes a try down when its run has succeeded, and not before: a killed run must not look done. */
function finishAtEnd(
	context: IExecuteFunctions,
	memory: ProcessedItemsStore,
	{ key, number }: { key: string; number: number },
): void {
	const received = deliveries.isOwn(key);
	const finish = async () =>
		await attempt(context, async () => {
			const entries = await memory.finish(key, number);
			if (!received) void attempt(context, async () => await memory.lookAfter(entries));
		});
	if (onExecutionSuccess(context, finish)) return;
	deliveries.under(key)?.whenAccepted(() => void finish());
}

async function isDuplicate(
	context: IExecuteFunctions,
	memory: ProcessedItemsStore,
	{ key, whenFinished }: Envelope,
): Promise<boolean> {
	if (key === null) return false;
	try {
		if (whenFinished) {
			const number = await memory.begin(key);
			if (number === 'done') return true;
			finishAtEnd(context, memory, { key, number });
			return false;
		}
		const executionId = context.getExecutionId();
		if (await memory.recordedBefore(key, executionId)) {
			// Recorded by the run that did not end well: a user who retries it wants it done.
			return context.getMode() !== 'retry';
		}
		// What this process received, no other one records: it is a worker where it did not.
		if (!deliveries.isOwn(key)) {
			const entries = ProcessedItemsStore.entries(key, executionId);
			void attempt(context, async () => await memory.lookAfter(entries));
		}
		return false;
	} catch (error) {
		// A message that arrives twice is better than one that is lost.
		context.logger.warn('The list of earlier deliveries could not be read', {
			reason: reasonOf(error),
		});
		return false;
	}
}

/**
 * Tells whoever listened in the editor that the call was refused.
 *
 * @throws NodeOperationError with the reason, unless the node is to go on; no item leaves either way
 */
function tellRefusal(context: IExecuteFunctions, { refused }: RefusedCall): void {
	if (context.continueOnFail()) {
		context.addExecutionHints({ message: `A call was refused: ${refused}` });
		return;
	}
	throw new NodeOperationError(context.getNode(), `A call was refused: ${refused}`, {
		description:
			'The caller got the same words. Put right what they say, then listen again. Nothing of the call is kept.',
	});
}

/**
 * The whole of a trigger's `execute()`, which n8n runs first in the execution that `webhook()`
 * started: looks whether an execution before a restart had the delivery, and outputs the message.
 *
 * @returns nothing for a duplicate, so that the workflow ends there
 */
export async function emitDelivery(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const node = `${context.getWorkflow().id}/${context.getNode().id}`;
	const memory = new ProcessedItemsStore(context.helpers, node);
	const output: INodeExecutionData[] = [];
	for (const [index, item] of context.getInputData().entries()) {
		const envelope = unwrap(item);
		if (envelope === undefined) {
			output.push({ ...item, pairedItem: { item: index } });
			continue;
		}
		if ('refused' in envelope) {
			tellRefusal(context, envelope);
			continue;
		}
		if (envelope.hint !== undefined) context.addExecutionHints({ message: envelope.hint });
		if (!(await isDuplicate(context, memory, envelope))) {
			output.push({ ...(await itemOf(context, envelope.message)), pairedItem: { item: index } });
		}
	}
	return [output];
}
