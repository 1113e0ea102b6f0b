import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { DeliverPolicy } from '../../shared/transport/send/vendorRequest';
import { deadlineOf, MAX_WAIT_PARAMETER, MAX_WAIT_S, waitMs } from '../../shared/transport/run/maxWait';
import { nodeError } from '../../shared/transport/errors/nodeError';
import { requestKey } from '../../shared/transport/run/sentItems';
import { checkedValue, InputError, notSent } from '../../shared/transport/errors/outcome';
import type { Outcome } from '../../shared/transport/errors/outcome';
import { withPairedItem } from '../../shared/transport/response/withPairedItem';
import { Attempt } from '../../shared/transport/run/attempt';
import { NodeRuns } from '../../shared/transport/run/nodeRun';
import type { Run } from '../../shared/transport/run/nodeRun';
import { clock } from '../../shared/transport/state';
import { dmChamp } from '../platform';
import { grantOnce } from './grantOnce';
import { grantOf } from './grantRequest';
import type { Grant } from './grantRequest';

type Result = Outcome<IDataObject>;

// What was granted in one run, for n8n's Retry On Fail: the second try gives the same answer again.
const runs = new NodeRuns<IDataObject, never>(clock);

function policyOf(context: IExecuteFunctions, itemIndex: number, startedAt: number): DeliverPolicy {
	const seconds = context.getNodeParameter(MAX_WAIT_PARAMETER, itemIndex, MAX_WAIT_S);
	return {
		effect: 'send',
		route: 'POST /subaccounts/credits',
		maxWaitMs: waitMs(seconds),
		deadline: deadlineOf(context, startedAt),
		signal: context.getExecutionCancelSignal(),
		itemIndex,
	};
}

async function grantItem(
	context: IExecuteFunctions,
	itemIndex: number,
	run: Run<IDataObject, never>,
): Promise<Result> {
	const { signal, ...policy } = policyOf(context, itemIndex, run.startedAt);
	const read = checkedValue<Grant>(() => grantOf(context, itemIndex));
	if ('refused' in read) return read.refused;
	const { value: grant } = read;
	// Before the claim: a missing credential must not leave one behind.
	const problem = await context.getCredentials(dmChamp.credential, itemIndex).then(
		() => undefined,
		(error: Error) => new InputError(error.message, 'Choose a credential in this node.'),
	);
	if (problem !== undefined) return notSent(problem);
	const send = async (): Promise<Result> =>
		// Only here: a try that begins after a cancel must still say what the one before granted.
		signal?.aborted ? { kind: 'skipped' } : await grantOnce(context, grant, { ...policy, signal });
	const node = context.getNode();
	if (node.retryOnFail !== true) return await send();
	const { key, email, amount } = grant;
	const credential = node.credentials?.[dmChamp.credential]?.id;
	return await run.once.send(requestKey(itemIndex, [key, email, amount, credential]), send);
}

/**
 * `subAccount: grantCredits` in place of n8n's routing, which cannot keep a record of grants. One item
 * after the other; the first failure stops the rest unless the node continues on failure.
 *
 * @throws NodeApiError that tells how each item ended
 */
export async function grantAll(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const node = this.getNode();
	const count = this.getInputData().length;
	const runIndex: unknown = this.getWorkflowDataProxy(0).$runIndex;
	const origin = { executionId: this.getExecutionId(), nodeId: node.id, runIndex: Number(runIndex ?? 0) };
	const run = runs.get(origin);
	const attempt = new Attempt(this.getExecutionCancelSignal());
	const output: INodeExecutionData[] = [];
	run.enter();
	try {
		for (let index = 0; index < count; index += 1) {
			const result = await grantItem(this, index, run);
			if (result.kind === 'delivered') {
				attempt.note(index, result);
				output.push(...withPairedItem([{ json: result.value }], index));
			} else if (this.continueOnFail()) {
				const error = nodeError(node, index, result);
				output.push({ json: { error: error.message }, error, pairedItem: { item: index } });
			} else {
				const error = await attempt.fail(node, index, result);
				for (let rest = index + 1; rest < count; rest += 1) attempt.note(rest, { kind: 'skipped' });
				throw error;
			}
		}
	} finally {
		run.leave();
	}
	return [output];
}
