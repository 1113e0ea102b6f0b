import type {
	DeclarativeRestApiSettings,
	IExecutePaginationFunctions,
	INodeExecutionData,
} from 'n8n-workflow';

import { accountOf } from './account';
import type { Account } from './account';
import type { Bucket } from './bucket';
import { deadlineOf, longestWaitMs } from './longestWait';
import { nodeError } from './nodeError';
import type { ItemView, OperationPolicy } from './operationPolicy';
import { checked, Mistake, unsent } from './outcome';
import type { Outcome } from './outcome';
import { requestKey } from './once';
import { redactor } from './redact';
import { checkAddress, dropEmpty } from './request';
import type { Round } from './round';
import { wireOf } from './routing';
import { Runs } from './runs';
import type { Run } from './runs';
import { buckets, clock, recipients } from './state';
import { transmit } from './transmit';

type ResultOptions = DeclarativeRestApiSettings.ResultOptions;
type Items = INodeExecutionData[];

// One memory for all nodes of this process: n8n loads them through one module cache.
const runs = new Runs<Items, Lane>(clock);

/** What all items of a run share. */
interface Lane {
	account: Account;
	bucket: Bucket;
	longestWaitMs: number;
	deadline?: number;
}

interface Sending {
	context: IExecutePaginationFunctions;
	policy: OperationPolicy;
	request: ResultOptions;
	run: Run<Items, Lane>;
	round: Round;
	runName: string;
}

function viewOf(context: IExecutePaginationFunctions): ItemView {
	return {
		parameter: (name, fallback) => context.getNodeParameter(name, fallback),
		timezone: context.getTimezone(),
		now: clock.now(),
		itemIndex: context.getItemIndex(),
	};
}

function check({ context, policy, request }: Sending): Outcome<never> | undefined {
	return checked(() => {
		checkAddress(request.options, policy.platform.demandsHttps === true);
		const view = viewOf(context);
		for (const one of policy.checks) one(request.options, view);
		dropEmpty(request.options, policy.compact);
	});
}

async function laneOf({ context, policy, run }: Sending): Promise<Lane> {
	const { platform, route } = policy;
	const open = async (): Promise<Lane> => {
		const account = accountOf(platform, await context.getCredentials(platform.credential));
		const scope = platform.limitScope === 'route' ? `${account.hash} ${route}` : account.hash;
		return {
			account,
			bucket: buckets.get(scope, account.perMinute),
			longestWaitMs: longestWaitMs(context),
			deadline: deadlineOf(context, run.startedAt),
		};
	};
	run.lane ??= open();
	return await run.lane;
}

/** Secrets of this very item: a credential may hold expressions that differ from item to item. */
async function redactorFor({ context, policy }: Sending, lane: Lane) {
	const own = accountOf(policy.platform, await context.getCredentials(policy.platform.credential));
	return redactor([...lane.account.secrets, ...own.secrets]);
}

async function send(sending: Sending): Promise<Outcome<Items>> {
	const { context, policy, request, round, runName } = sending;
	const opened = await laneOf(sending).then(
		(lane) => ({ lane }),
		(error: Error) => ({ problem: new Mistake(error.message, 'Choose a credential in this node.') }),
	);
	if ('problem' in opened) return unsent(opened.problem);
	const { lane } = opened;
	return await transmit({
		vendor: policy.platform,
		effect: policy.effect,
		transient500: policy.platform.transient500 === true,
		bucket: lane.bucket,
		lane: runName,
		round,
		clock,
		longestWaitMs: lane.longestWaitMs,
		deadline: lane.deadline,
		send: wireOf(context, request),
		redactor: async () => await redactorFor(sending, lane),
	});
}

/** Sends, or finds that an earlier try of n8n's Retry On Fail has sent. */
async function sendOnce(sending: Sending): Promise<Outcome<Items>> {
	const { context, policy, request, run, runName } = sending;
	const node = context.getNode();
	const recipient = policy.recipient?.(request.options);
	const inOrder = async () =>
		await recipients.inOrder(
			recipient === undefined ? undefined : `${runName}|${recipient}`,
			async () => await send(sending),
		);
	if (node.retryOnFail !== true || policy.effect !== 'send') return await inOrder();
	const { method, baseURL, url, qs, body } = request.options;
	const credential = node.credentials?.[policy.platform.credential]?.id;
	const key = requestKey(context.getItemIndex(), [method, baseURL, url, qs, body, credential]);
	// As a tool, n8n counts every retry as a new run: there a delivered one is a new wish of the
	// agent, while an ambiguous one must still not go out again.
	return await run.once.send(key, inOrder, isTool(node.type) ? ['ambiguous'] : undefined);
}

const isTool = (type: string) => type.endsWith('Tool');

function originOf(context: IExecutePaginationFunctions) {
	const node = context.getNode();
	const runIndex: unknown = context.getWorkflowDataProxy(context.getItemIndex()).$runIndex;
	return {
		executionId: context.getExecutionId() as string | undefined,
		nodeId: node.id,
		runIndex: isTool(node.type) ? -1 : Number(runIndex ?? 0),
	};
}

function paired(items: Items, itemIndex: number): Items {
	for (const one of items) {
		one.pairedItem = { item: itemIndex };
		// With Retry On Fail n8n takes a first item with a top-level `error` for a failed node and runs
		// everything again.
		if (one.json.error !== undefined && one.json.error !== null && one.json.error !== false) {
			const { error, ...rest } = one.json;
			one.json = { ...rest, vendorError: error };
		}
	}
	return items;
}

async function finish(sending: Sending, outcome: Outcome<Items>): Promise<Items> {
	const { context, round } = sending;
	const itemIndex = context.getItemIndex();
	if (outcome.kind === 'delivered') {
		round.note(itemIndex, outcome);
		return paired(outcome.value, itemIndex);
	}
	if (!context.continueOnFail()) throw await round.fail(context.getNode(), itemIndex, outcome);
	const error = nodeError(context.getNode(), itemIndex, outcome);
	return [{ json: { error: error.message }, error, pairedItem: { item: itemIndex } }];
}

/**
 * Delivery's door for declarative operations: the function to put at `routing.operations.pagination`
 * with `routing.send.paginate: true`, which n8n calls for every item with all that it gathered from
 * the node's fields. It checks, waits for its turn, sends, retries where that is safe, remembers, and
 * gives out paired items.
 *
 * Works as an AI tool and in dropdowns too, where n8n gives no `main` input: it never asks how many
 * items there are.
 *
 * @param policy how this operation is to be treated
 * @throws NodeApiError where the node stops on failure; otherwise the error is the item's output
 */
export function declarative(policy: OperationPolicy) {
	return async function (
		this: IExecutePaginationFunctions,
		request: ResultOptions,
	): Promise<Items> {
		const origin = originOf(this);
		const run = runs.get(origin);
		const round = run.roundFor(this.getItemIndex(), this.getExecutionCancelSignal());
		const runName = `${origin.executionId}|${origin.nodeId}|${origin.runIndex}`;
		const sending = { context: this, policy, request, run, round, runName };
		run.enter();
		try {
			return await finish(sending, check(sending) ?? (await sendOnce(sending)));
		} finally {
			run.leave();
		}
	};
}
