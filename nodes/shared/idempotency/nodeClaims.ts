import type { ICheckProcessedOptions, IExecuteFunctions } from 'n8n-workflow';

import { KeyedQueue } from '../keyedQueue';
import type { KeyStore } from '../operation';

// No maxEntries: n8n drops the oldest entries beyond it, and a dropped claim is a second grant.
const FOREVER: ICheckProcessedOptions = { mode: 'entries' };

// Of the node, not the workflow: a Remove Duplicates node of the workflow may drop those.
const SCOPE = 'node';

const writes = new KeyedQueue();
const keys = new KeyedQueue();

/**
 * Whether two processes made the node's first row at once and this one was refused: nothing was written,
 * and there is a row now. After anything else it is not known what was written, and nothing is repeated.
 */
const isFirstRowTaken = (error: unknown): boolean =>
	// PostgreSQL, SQLite and MySQL.
	/duplicate key value|UNIQUE constraint|Duplicate entry/.test((error as Error).message);

const nodeOf = (context: IExecuteFunctions) =>
	`${context.getWorkflow().id}|${context.getNode().id}`;

/**
 * The keys of a node, in n8n's own table of processed data: they survive a restart and go with the
 * workflow. n8n keeps all entries of a node in one row and writes it without a lock, so that this
 * process lines up its own writes; another process's it cannot.
 *
 * @returns a store whose calls throw where the workflow was never saved, or n8n's database fails
 */
export function nodeKeys(context: IExecuteFunctions): KeyStore {
	const node = nodeOf(context);
	const { helpers } = context;
	const inTurn = async <R>(job: () => Promise<R>) => await writes.inOrder(node, job);
	return {
		record: async (entries) =>
			await inTurn(async () => {
				const write = async () =>
					await helpers.checkProcessedAndRecord([...entries], SCOPE, FOREVER);
				const seen = await write().catch(async (error: unknown) => {
					if (isFirstRowTaken(error)) return await write();
					throw error;
				});
				return seen.new.map(String);
			}),
		remove: async (entries) =>
			await inTurn(async () => await helpers.removeProcessed([...entries], SCOPE, FOREVER)),
		inOrder: async (key, job) => await keys.inOrder(`${node}|${key}`, job),
	};
}
