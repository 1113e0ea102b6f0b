import type { IExecutePaginationFunctions } from 'n8n-workflow';

import type { Clock } from './clock';
import type { Attempt } from './attempt';

interface Batch {
	batchSize?: number;
	batchInterval?: number;
}

// What n8n needs to prepare an item, on top of its pauses; generous, as it only bounds a wait.
const PREPARATION_MS = 100;

/**
 * With n8n's Batching the items begin one after the other, and n8n looks at how they ended only when
 * the last one has begun: one that rejects before counts as an unhandled rejection, which n8n logs
 * as a failure of its own and other processes die of.
 *
 * @returns when the last item of the attempt has begun; at once without Batching
 */
export async function lastHasBegun(
	context: IExecutePaginationFunctions,
	attempt: Attempt,
	clock: Clock,
): Promise<void> {
	const batch = context.getNodeParameter('requestOptions.batching.batch', {}) as Batch;
	// As a tool there is no `main` input, and one item only.
	const count = context.getExecuteData().data.main?.[0]?.length ?? 0;
	if (batch.batchInterval === undefined || count < 2) return;
	// Where an item cannot be prepared n8n gives up, and the last one never begins.
	const pauses = Math.ceil(count / Math.max(1, Number(batch.batchSize ?? 1)));
	const atMostMs = pauses * Number(batch.batchInterval) + count * PREPARATION_MS;
	const waking = new AbortController();
	void attempt.whenRegistered(count - 1).then(() => waking.abort());
	await clock.sleep(atMostMs, waking.signal);
}
