import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { DurableMemory } from './durable';
import { opened } from './envelope';
import type { Envelope } from './envelope';
import { deliveries } from './state';

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

async function remember(context: IExecuteFunctions, memory: DurableMemory, key: string) {
	try {
		await memory.add(key);
	} catch (error) {
		context.logger.warn('A delivery that was worked off could not be remembered', {
			reason: reasonOf(error),
		});
	}
}

async function isDuplicate(
	context: IExecuteFunctions,
	memory: DurableMemory,
	{ key, whenFinished }: Envelope,
): Promise<boolean> {
	if (key === null) return false;
	try {
		if (!whenFinished) return await memory.recordedBefore(key, context.getExecutionId());
		if (await memory.has(key)) return true;
		// Written down when the run has succeeded, and not before: a killed run must not look done.
		deliveries.under(key)?.whenAccepted(() => void remember(context, memory, key));
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
 * The whole of a trigger's `execute()`, which n8n runs first in the execution that `webhook()`
 * started: looks whether an execution before a restart had the delivery, and outputs the message.
 *
 * @returns nothing for a duplicate, so that the workflow ends there
 */
export async function passOn(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const node = `${context.getWorkflow().id}/${context.getNode().id}`;
	const memory = new DurableMemory(context.helpers, node);
	const output: INodeExecutionData[] = [];
	for (const [index, item] of context.getInputData().entries()) {
		const envelope = opened(item);
		if (envelope === undefined) {
			output.push({ ...item, pairedItem: { item: index } });
		} else if (!(await isDuplicate(context, memory, envelope))) {
			output.push({ json: envelope.message as unknown as IDataObject, pairedItem: { item: index } });
		}
	}
	return [output];
}
