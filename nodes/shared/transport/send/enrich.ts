import type { IExecutePaginationFunctions, INodeExecutionData } from 'n8n-workflow';

import { requestOutcome } from './vendorRequest';
import type { Ask, OperationPolicy } from '../../operation/operationPolicy';
import type { Outcome } from '../errors/outcome';
import type { Request } from './request';

/** How long reading more may wait. */
interface Waits {
	maxWaitMs: number;
	deadline?: number;
}

/**
 * Completes a delivered item where its operation wants to read more. Comes after the send has given
 * its place in the line back, so that the reading can stand in the same line; and nothing that fails
 * here can make the send look undelivered.
 */
export async function enriched(
	context: IExecutePaginationFunctions,
	{ complete, platform }: OperationPolicy,
	request: Request,
	{ maxWaitMs, deadline }: Waits,
	outcome: Outcome<INodeExecutionData[]>,
): Promise<Outcome<INodeExecutionData[]>> {
	if (complete === undefined || outcome.kind !== 'delivered') return outcome;
	const ask: Ask = async (more) => {
		const read = await requestOutcome(context, platform, more, {
			effect: 'read',
			route: `${more.method} ${more.url}`,
			maxWaitMs,
			deadline,
			signal: context.getExecutionCancelSignal(),
		});
		return read.kind === 'delivered' ? read.value : undefined;
	};
	return { kind: 'delivered', value: await complete(outcome.value, request, ask) };
}
