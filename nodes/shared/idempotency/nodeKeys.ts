import type { ICheckProcessedOptions, IExecuteFunctions } from 'n8n-workflow';

import { KeyedQueue } from '../keyedQueue';
import { clock } from '../transport';
import { BatchedLedger } from './batchedLedger';
import { FinishedKeys } from './finishedKeys';
import { History } from './history';
import type { Ledger, Table } from './ledger';
import { UnclearKeys } from './unclearKeys';

/** The keys of one node, for one run of it. */
export interface NodeKeys {
	ledger: Ledger;
	/** Keys that this process knows to be done. */
	finished: FinishedKeys;
	/** Keys that it found unclear. */
	unclear: UnclearKeys;
	/** Resolves when no key of the node can be forgotten by another process; nothing may leave before. */
	pin(): Promise<void>;
	/** Runs a job when all earlier ones of this process for the same key have ended. */
	inOrder<R>(key: string, job: () => Promise<R>): Promise<R>;
	/** Whether such a job is under way or waits. */
	isInUse(key: string): boolean;
	/**
	 * The run ended.
	 *
	 * @param run whether one of its keys stayed open, how many finished ones are kept
	 * @returns how many keys are kept beyond that because one is open; 0 otherwise
	 */
	release(run: { hasOpen: boolean; size: number }): Promise<number>;
}

// No maxEntries: n8n would drop the oldest beyond it in the same write, open ones too.
const ENTRIES: ICheckProcessedOptions = { mode: 'entries' };

// Of the node, not the workflow: a Remove Duplicates node of the workflow may drop those.
const SCOPE = 'node';

interface Shared {
	ledger: BatchedLedger;
	history: History;
	finished: FinishedKeys;
	unclear: UnclearKeys;
	runs: number;
}

/** So many nodes that keep keys beyond their bound have theirs remembered between runs. */
const MOST_BEYOND = 20;

// Nodes whose keys are in use; the table holds on to an execution, so nothing stays longer.
const nodes = new Map<string, Shared>();
const queue = new KeyedQueue();

/** What is known of nodes that keep keys beyond their bound; such a node can only forget what this process saw. */
const beyondBound = new Map<string, FinishedKeys>();

function rememberBeyond(name: string, finished: FinishedKeys): void {
	beyondBound.delete(name);
	beyondBound.set(name, finished);
	const [longest] = beyondBound.keys();
	if (beyondBound.size > MOST_BEYOND) beyondBound.delete(longest);
}

/**
 * Whether two processes made the node's first row at once and this one was refused: nothing was written,
 * and there is a row now. After anything else it is not known what was written, and nothing is repeated.
 */
const isFirstRowTaken = (error: unknown): boolean =>
	// PostgreSQL, SQLite and MySQL.
	/duplicate key value|UNIQUE constraint|Duplicate entry/.test((error as Error).message);

function tableOf({ helpers }: IExecuteFunctions): Table {
	return {
		record: async (entries) => {
			const write = async () =>
				await helpers.checkProcessedAndRecord([...entries], SCOPE, ENTRIES);
			const seen = await write().catch(async (error: unknown) => {
				if (isFirstRowTaken(error)) return await write();
				throw error;
			});
			return seen.new.map(String);
		},
		remove: async (entries) => await helpers.removeProcessed([...entries], SCOPE, ENTRIES),
		count: async () => await helpers.getProcessedDataCount(SCOPE, ENTRIES),
		keepNewest: async (most) => {
			await helpers.checkProcessedAndRecord([], SCOPE, { ...ENTRIES, maxEntries: most });
		},
	};
}

/**
 * The keys of a node, in n8n's own table of processed data: they survive a restart and go with the
 * workflow. n8n keeps all entries of a node in one row and writes it without a lock, so that this
 * process writes them one after the other; another process's writes it cannot line up.
 *
 * @returns keys whose calls reject where the workflow was never saved, or n8n's database fails
 */
export function nodeKeys(context: IExecuteFunctions): NodeKeys {
	const name = `${context.getWorkflow().id}|${context.getNode().id}`;
	const shared: Shared = nodes.get(name) ?? {
		ledger: new BatchedLedger(tableOf(context), clock),
		history: new History(),
		finished: beyondBound.get(name) ?? new FinishedKeys(),
		unclear: new UnclearKeys(),
		runs: 0,
	};
	nodes.set(name, shared);
	shared.runs += 1;
	const { ledger, history, finished, unclear } = shared;
	let pinned: Promise<void> | undefined;
	return {
		ledger,
		finished,
		unclear,
		pin: async () => await (pinned ??= history.enter(ledger)),
		inOrder: async (key, job) => await queue.inOrder(`${name}|${key}`, job),
		isInUse: (key) => queue.has(`${name}|${key}`),
		release: async (run) => {
			try {
				const garbage = ledger.takeWitnesses(shared.runs === 1);
				if (pinned === undefined) {
					await ledger.remove(garbage);
					return 0;
				}
				const takeBeyond = (size: number) => finished.takeBeyond(size);
				const beyond = await history.leave(ledger, { ...run, garbage, takeBeyond });
				if (beyond > 0) rememberBeyond(name, finished);
				return beyond;
			} finally {
				shared.runs -= 1;
				if (shared.runs === 0) nodes.delete(name);
			}
		},
	};
}
