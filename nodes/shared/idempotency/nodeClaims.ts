import type { ICheckProcessedOptions, IExecuteFunctions } from 'n8n-workflow';

import { KeyedQueue } from '../keyedQueue';
import type { ClaimStore } from './idempotency';

// No maxEntries: n8n drops the oldest entries beyond it, and a dropped claim is a second grant.
const FOREVER: ICheckProcessedOptions = { mode: 'entries' };

// Of the node, not the workflow: a Remove Duplicates node of the workflow may drop those.
const SCOPE = 'node';

const writes = new KeyedQueue();
const claims = new KeyedQueue();

const nodeOf = (context: IExecuteFunctions) => `${context.getWorkflow().id}|${context.getNode().id}`;

/**
 * The claims of a node, in n8n's own table of processed data: they survive a restart and go with the
 * workflow. n8n keeps all entries of a node in one row and writes it without a lock, so that this
 * process lines up its own writes; another process's it cannot.
 *
 * @returns a store whose calls throw where the workflow was never saved, or n8n's database fails
 */
export function nodeClaims(context: IExecuteFunctions): ClaimStore {
	const node = nodeOf(context);
	const { helpers } = context;
	const inTurn = async <R>(job: () => Promise<R>) => await writes.inOrder(node, job);
	return {
		record: async (entries) =>
			await inTurn(async () => {
				const seen = await helpers.checkProcessedAndRecord([...entries], SCOPE, FOREVER);
				return seen.new.map(String);
			}),
		remove: async (entries) =>
			await inTurn(async () => await helpers.removeProcessed([...entries], SCOPE, FOREVER)),
	};
}

/** Runs a job when all earlier ones of this process for the same node and key have ended. */
export async function oneAtATime<R>(
	context: IExecuteFunctions,
	key: string,
	job: () => Promise<R>,
): Promise<R> {
	return await claims.inOrder(`${nodeOf(context)}|${key}`, job);
}
