import type {
	DeclarativeRestApiSettings,
	IDataObject,
	IExecutePaginationFunctions,
} from 'n8n-workflow';

import { lastHasBegun } from '../transport/run/batching';
import { enriched } from '../transport/send/enrich';
import { isDryRun, dryRunItem } from '../transport/send/dryRun';
import { viewOf } from './itemView';
import { nodeError } from '../transport/errors/nodeError';
import type { OperationPolicy } from './operationPolicy';
import { isTool, originOf } from '../transport/run/origin';
import { checked, unsent } from '../transport/errors/outcome';
import type { Outcome } from '../transport/errors/outcome';
import { requestKey } from '../transport/run/sentItems';
import { collectPages, fetched } from '../transport/response/pages';
import { withPairedItem } from '../transport/response/withPairedItem';
import { checkAddress, dropEmpty } from '../transport/send/request';
import { wireOf } from './routing';
import { NodeRuns } from '../transport/run/nodeRun';
import { open, redactorFor } from './sending';
import type { Items, Lane, Sending } from './sending';
import { clock, recipients } from '../transport/state';
import { transmit } from '../transport/send/transmit';
import type { Job } from '../transport/send/transmit';
import { DRY_RUN_PARAMETER } from '../fields/dryRun';

type ResultOptions = DeclarativeRestApiSettings.ResultOptions;

// One memory for all nodes of this process: n8n loads them through one module cache.
const runs = new NodeRuns<Items, Lane>(clock);

function check(sending: Sending): Outcome<never> | undefined {
	const { context, policy, request, run } = sending;
	return checked(() => {
		checkAddress(request.options, policy.platform.demandsHttps === true);
		const view = viewOf(context, run.startedAt);
		// Beside a Return All that an expression gives, n8n takes the hidden Limit along.
		if (request.maxResults && view.parameter('returnAll', false) === true) {
			request.maxResults = undefined;
		}
		for (const one of policy.checks) one(request.options, view);
		dropEmpty(request.options, policy.compact, policy.keep);
		if (!policy.dryRun) return;
		const isSet = view.literal(DRY_RUN_PARAMETER) !== undefined;
		sending.isDry = isDryRun(view.parameter(DRY_RUN_PARAMETER, false), isSet);
	});
}

async function send(sending: Sending): Promise<Outcome<Items>> {
	const { context, policy, request, attempt, runName } = sending;
	const opened = await open(sending);
	if ('problem' in opened) return unsent(opened.problem);
	const { lane } = opened;
	const job: Omit<Job<never>, 'send'> = {
		vendor: policy.platform,
		effect: policy.effect,
		transient500: policy.platform.transient500 === true,
		limiter: lane.limiter,
		lane: runName,
		attempt,
		clock,
		maxWaitMs: lane.maxWaitMs,
		deadline: lane.deadline,
		stopsOnFailure: !context.continueOnFail(),
		redactor: async () => await redactorFor(sending, lane),
	};
	const wire = wireOf(context, request, policy);
	const { pages } = policy;
	if (pages === undefined) {
		const outcome = await transmit<Items>({ ...job, send: async () => await wire() });
		return await enriched(context, policy, request.options, lane, outcome);
	}
	return await collectPages(pages, Number(request.maxResults ?? 0), async (query) => {
		const ask = async () => fetched(await wire(query as IDataObject));
		return await transmit({ ...job, send: ask });
	});
}

/** Shows instead of sending: nothing leaves, so there is no line and nothing to remember. */
async function rehearse(sending: Sending): Promise<Outcome<Items>> {
	const opened = await open(sending);
	if ('problem' in opened) return unsent(opened.problem);
	const redact = await redactorFor(sending, opened.lane);
	return { kind: 'delivered', value: dryRunItem(sending.request.options, redact) };
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

async function finish(sending: Sending, outcome: Outcome<Items>): Promise<Items> {
	const { context, attempt } = sending;
	const itemIndex = context.getItemIndex();
	if (outcome.kind === 'delivered') {
		// What was only shown must not be counted as delivered.
		if (!sending.isDry) attempt.note(itemIndex, outcome);
		return withPairedItem(outcome.value, itemIndex);
	}
	if (!context.continueOnFail()) {
		const failure = await attempt.fail(context.getNode(), itemIndex, outcome);
		await lastHasBegun(context, attempt, clock);
		throw failure;
	}
	const error = nodeError(context.getNode(), itemIndex, outcome);
	return [{ json: { error: error.message }, error, pairedItem: { item: itemIndex } }];
}

/**
 * Delivery's door for declarative operations: the function to put at `routing.operations.pagination`
 * with `routing.send.paginate: true`, which n8n calls for every item with all that it gathered from
 * the node's fields. It checks, waits for its turn, sends, retries where that is safe, remembers, and
 * gives out paired items.
 *
 * Works as an AI tool and in dropdowns too, where n8n gives no `main` input: it does not rely on
 * knowing how many items there are.
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
		const attempt = run.roundFor(this.getItemIndex(), this.getExecutionCancelSignal());
		const runName = `${origin.executionId}|${origin.nodeId}|${origin.runIndex}`;
		const sending: Sending = { context: this, policy, request, run, attempt, runName };
		run.enter();
		try {
			const refused = check(sending);
			const go = sending.isDry ? rehearse : sendOnce;
			return await finish(sending, refused ?? (await go(sending)));
		} finally {
			run.leave();
		}
	};
}
