import { createHash } from 'node:crypto';

import type { IBinaryData, IExecutePaginationFunctions, INodeExecutionData } from 'n8n-workflow';

import { at } from '../fields/path';
import type { FileView, ItemView } from './operationPolicy';
import { originOf } from '../transport/run/origin';
import { clock } from '../transport/state';

function fileView(property: string, file: IBinaryData): FileView {
	const { id, data, fileName = property, mimeType } = file;
	const fingerprint = id ?? createHash('sha256').update(data).digest('hex');
	return { property, fileName, mimeType, fingerprint };
}

/**
 * What an operation's checks see of the item that n8n is about to send.
 *
 * @param startedAt when Delivery first heard of the execution, epoch milliseconds
 */
export function viewOf(context: IExecutePaginationFunctions, startedAt: number): ItemView {
	return {
		parameter: (name, fallback) => context.getNodeParameter(name, fallback),
		literal: (name) => at(context.getNode().parameters, name.split('.')),
		timezone: context.getTimezone(),
		now: clock.now(),
		itemIndex: context.getItemIndex(),
		identity: () => {
			const { executionId = '', nodeId, runIndex } = originOf(context);
			const workflow = context.getWorkflow().id ?? '';
			const place = [context.getInstanceId(), workflow, nodeId, executionId, startedAt];
			return [...place, runIndex, context.getItemIndex()];
		},
		file: (property) => {
			const { binary } = context.getInputData() as INodeExecutionData;
			const found = binary?.[property];
			return found && fileView(property, found);
		},
	};
}
