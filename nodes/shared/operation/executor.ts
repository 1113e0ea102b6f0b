import type {
	ICredentialDataDecryptedObject,
	IExecuteFunctions,
	IExecutePaginationFunctions,
	INodeExecutionData,
} from 'n8n-workflow';

import { defaultCountryCodeOf, unresolved } from '../fields';
import { KeyedRun } from '../idempotency';
import { Attempt, NodeRuns, checkedValue, clock, deadlineOf, requestOptionsOf } from '../transport';
import type { NodeRun, Outcome } from '../transport';
import { loopYielder } from '../eventLoop';
import { executeContext, routingContext } from './context';
import type { OperationContext } from './context';
import { ConcurrencyLimit } from './concurrency';
import { nodeFailure, outputOf, stopsOnFailure } from './output';
import { prepareItem, prepareItems } from './prepareItems';
import type { Preparation } from './prepareItems';
import type { ReadingRun } from './readItem';
import type { SendingRun } from './departure';
import { RunHints } from './runHints';
import { sendItem } from './sendItem';
import { keptBeyond } from './sendOnce';
import type { Operation, ShapedItem } from './spec';
import { beginWait, refusedWait } from './waiting';

type Items = ShapedItem[];

// One memory for all nodes of this process: n8n loads them through one module cache.
const runs = new NodeRuns<Items>(clock);

interface Try {
	reading: ReadingRun;
	sending: SendingRun;
	/** Where n8n's Request Options cannot be read, for every item. */
	refused?: Outcome<never>;
}

/** Request Options of the first item; n8n heeds those of the first for all. */
function optionsOf(context: OperationContext, itemIndex: number) {
	return checkedValue(() =>
		requestOptionsOf((name) => {
			try {
				return context.parameter(name, itemIndex);
			} catch (error) {
				throw unresolved('Request Options', error as Error);
			}
		}),
	);
}

/** Reads the first item's credential before all else: its country code is needed to read phone numbers. */
async function firstCredential(context: OperationContext, itemIndex: number) {
	const first = await context.credentials(itemIndex).catch(() => undefined);
	let kept: ICredentialDataDecryptedObject | undefined = first;
	return {
		countryCode: first && defaultCountryCodeOf(first),
		credentialsOf: async (index: number) => {
			// A credential may hold expressions: each item has its own. A reading that failed is tried again.
			const own = index === itemIndex ? kept : undefined;
			kept = undefined;
			return own ?? (await context.credentials(index));
		},
	};
}

async function open(
	context: OperationContext,
	operation: Operation,
	run: NodeRun<Items>,
	firstItem: number,
): Promise<Try> {
	const options = optionsOf(context, firstItem);
	const { batching, ...httpOptions } = 'value' in options ? options.value : {};
	const { countryCode, credentialsOf } = await firstCredential(context, firstItem);
	const yielder = loopYielder(context);
	const reading: ReadingRun = { context, operation, countryCode, now: clock.now(), yielder };
	const attempt = new Attempt(context.signal);
	const atOnce = operation.oneAtATime ? 1 : undefined;
	const sending: SendingRun = {
		context,
		operation,
		run,
		attempt,
		hints: new RunHints(),
		concurrency: new ConcurrencyLimit(attempt, atOnce, batching),
		keyed: context.keys && new KeyedRun<Items>(context.keys, clock, attempt, atOnce),
		deadline: deadlineOf(context.executionTimeout, run.startedAt),
		httpOptions,
		credentialsOf,
		prepareAgain: async (itemIndex, code) =>
			await prepareItem({ ...reading, countryCode: code }, run.startedAt, itemIndex),
	};
	return { reading, sending, refused: 'refused' in options ? options.refused : undefined };
}

async function finish(sending: SendingRun, index: number, preparation: Preparation) {
	const { attempt } = sending;
	const outcome: Outcome<Items> =
		'refused' in preparation ? preparation.refused : await sendItem(sending, preparation.prepared);
	const isShown = 'prepared' in preparation && preparation.prepared.isDryRun;
	if (outcome.kind !== 'delivered' || !isShown) attempt.note(index, outcome);
	if (outcome.kind !== 'delivered' && stopsOnFailure(sending.context)) attempt.stop();
	return outcome;
}

/** Forgets what need not be remembered of the keys that were used. */
async function tidyUp({ context, keyed }: SendingRun): Promise<void> {
	const beyond = (await keyed?.close()) ?? 0;
	if (beyond > 0) context.warn(keptBeyond(beyond));
}

async function run(
	context: OperationContext,
	operation: Operation,
	count: number,
	nodeRun: NodeRun<Items>,
): Promise<INodeExecutionData[]> {
	const { reading, sending, refused } = await open(context, operation, nodeRun, 0);
	const { attempt } = sending;
	const unusable = refused ?? (operation.waits && refusedWait(count));
	const stops = stopsOnFailure(context);
	const plan = { count, startedAt: nodeRun.startedAt, stopsAtFirst: stops };
	const preparations: Preparation[] = unusable
		? Array.from({ length: count }, () => ({ refused: unusable }))
		: // A try that begins after a cancel still tells what an earlier one sent.
			await prepareItems(reading, plan, () => attempt.ended && nodeRun.sent.size === 0);
	const firstRefused = preparations.findIndex((one) => 'refused' in one);
	if (stops && firstRefused >= 0) {
		await finish(sending, firstRefused, preparations[firstRefused]);
		throw nodeFailure(context, attempt, count);
	}
	const outcomes = await sending.concurrency.begin(preparations, async (preparation, index) => {
		return await finish(sending, index, preparation);
	});
	await tidyUp(sending);
	const isFailure = stops && outcomes.some(({ kind }) => kind !== 'delivered');
	if (isFailure || outcomes.length < count) throw nodeFailure(context, attempt, count);
	await beginWait(context, operation, preparations[0], outcomes[0]);
	const facts = { tally: attempt.tally(count), isTool: context.isTool, vendor: operation.platform.name };
	context.hint(sending.hints.all(facts));
	return outcomes.flatMap((outcome, index) => outputOf(context, index, outcome));
}

async function counted<R>(context: OperationContext, job: (run: NodeRun<Items>) => Promise<R>) {
	const nodeRun = runs.get(context.origin);
	nodeRun.enter();
	try {
		return await job(nodeRun);
	} finally {
		nodeRun.leave();
	}
}

/**
 * Runs an operation over all items of a node: reads and checks every one before the first leaves where
 * the node stops on failure, sends them with n8n's own request helper, and gives out paired items.
 *
 * @throws NodeApiError that tells how each item ended, where the node stops on failure
 */
export async function executeOperation(
	context: IExecuteFunctions,
	operation: Operation,
): Promise<INodeExecutionData[][]> {
	const own = executeContext(context, operation.platform.credential);
	const count = context.getInputData().length;
	return [await counted(own, async (nodeRun) => await run(own, operation, count, nodeRun))];
}

/**
 * Runs an operation for the one item that n8n's routing calls it for: agents before version 3, agents
 * inside agents, *Execute step* on a tool, the MCP Server Trigger. Each item is a run of its own.
 *
 * @throws NodeApiError where the node stops on failure
 */
export async function executeRouted(
	context: IExecutePaginationFunctions,
	operation: Operation,
): Promise<INodeExecutionData[]> {
	const own = routingContext(context, operation.platform.credential);
	const index = context.getItemIndex();
	return await counted(own, async (nodeRun) => {
		const { reading, sending, refused } = await open(own, operation, nodeRun, index);
		const preparation = refused
			? { refused }
			: await prepareItem(reading, nodeRun.startedAt, index);
		const outcome = await finish(sending, index, preparation);
		const isFailure = outcome.kind !== 'delivered' && stopsOnFailure(own);
		if (isFailure || (outcome.kind === 'skipped' && sending.attempt.cancelled)) {
			throw nodeFailure(own, sending.attempt, 1);
		}
		return outputOf(own, index, outcome);
	});
}
