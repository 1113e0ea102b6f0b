import type { IBinaryKeyData, ICredentialDataDecryptedObject, INode } from 'n8n-workflow';

import { at } from '../../../nodes/shared/fields/path';
import type { OperationContext } from '../../../nodes/shared/operation/context';
import { operationsOf } from '../../../nodes/shared/operation/operation';
import type { ReadingRun } from '../../../nodes/shared/operation/readItem';
import type { Operation, OperationSpec } from '../../../nodes/shared/operation/spec';
import type { Platform } from '../../../nodes/shared/transport/platform';

export const vendor: Platform = {
	name: 'Vendor',
	keyPlace: 'in Vendor',
	credential: 'vendorApi',
	limitScope: 'key',
};

/** An operation of a vendor that does not exist. */
export function operation(own: Partial<OperationSpec> = {}): Operation {
	return operationsOf(vendor)({
		value: 'send',
		name: 'Send',
		action: 'Send a message',
		description: 'Send a message',
		source: { document: 'Some vendor guide', certainty: 'documented' },
		effect: 'send',
		request: { method: 'POST', url: '/messages' },
		fields: [],
		...own,
	});
}

/** What a parameter gives: a value, or a function of the item that stands for an expression. */
export type Given = Record<string, unknown>;

/** Stands for an expression in a node's raw parameters. */
export const expression = (resolve: (itemIndex: number) => unknown) => resolve;

function rawOf(given: Given): INode['parameters'] {
	return JSON.parse(
		JSON.stringify(given, (_name, value: unknown) =>
			typeof value === 'function' ? '={{ $json.value }}' : value,
		),
	) as INode['parameters'];
}

/** A node's context as the executor sees it, with parameters that may differ from item to item. */
export function fakeContext(
	given: Given,
	own: Partial<Omit<OperationContext, 'node'>> & { node?: Partial<INode> } = {},
): OperationContext & { asked: string[]; warnings: string[] } {
	const { node, ...rest } = own;
	const asked: string[] = [];
	const warnings: string[] = [];
	return {
		node: {
			...{ id: 'n', name: 'Node', type: 'pack.vendor', typeVersion: 1, position: [0, 0] },
			parameters: rawOf(given),
			...node,
		},
		origin: { executionId: '1', nodeId: 'n', runIndex: 0 },
		workflowId: 'w',
		instanceId: 'i',
		timezone: 'Europe/Paris',
		executionTimeout: 0,
		continueOnFail: false,
		isTool: false,
		parameter(name, itemIndex) {
			asked.push(`${name}[${itemIndex}]`);
			const found = at(given, name.split('.')) ?? null;
			return typeof found === 'function' ? (found as (index: number) => unknown)(itemIndex) : found;
		},
		hint: () => undefined,
		credentials: async () => ({}) as ICredentialDataDecryptedObject,
		request: async () => ({ statusCode: 200, headers: {}, body: {} }) as never,
		files: () => ({}) as IBinaryKeyData,
		readFile: async () => Buffer.from(''),
		storeFile: async (_bytes, fileName, mimeType) => ({ data: '', fileName, mimeType }),
		yieldToEventLoop: async () => undefined,
		warn: (message) => warnings.push(message),
		...rest,
		asked,
		warnings,
	};
}

/** What readItem needs, without turns for others. */
export function readingRun(
	made: Operation,
	context: OperationContext,
	own: Partial<ReadingRun> = {},
): ReadingRun {
	return {
		context,
		operation: made,
		now: Date.UTC(2027, 0, 1),
		yielder: { isDue: () => false, yieldIfDue: async () => undefined },
		...own,
	};
}
