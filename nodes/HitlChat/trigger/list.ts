import { NodeApiError } from 'n8n-workflow';
import type { IDataObject, IPollFunctions } from 'n8n-workflow';

import { clock, deliver, entriesOf, listIn } from '../../shared/transport';
import { hitlChat } from '../platform';

// Below the shortest budget that n8n gives a poll (45 s, less a margin).
const TIMEOUT_MS = 15_000;
const MAX_WAIT_MS = 15_000;
const ROUTE = '/conversationlist';

/** Older versions of n8n give no budget. */
const budgetOf = (context: IPollFunctions): number => {
	const { getPollBudgetMs } = context as Partial<IPollFunctions>;
	return getPollBudgetMs?.() ?? MAX_WAIT_MS + TIMEOUT_MS;
};

/**
 * Asks HitlChat for its conversations, through the transport.
 *
 * @returns the rows as they came
 * @throws NodeApiError with n8n's `failure`, by which n8n waits longer before the next poll
 */
export async function listConversations(context: IPollFunctions): Promise<IDataObject[]> {
	const { body } = await deliver(
		context,
		hitlChat,
		{ method: 'GET', url: ROUTE, timeout: TIMEOUT_MS },
		{
			effect: 'read',
			route: `GET ${ROUTE}`,
			maxWaitMs: MAX_WAIT_MS,
			deadline: clock.now() + budgetOf(context) - TIMEOUT_MS,
		},
	);
	if (listIn(body) !== undefined) return entriesOf(body);
	// Taken for an empty list, it would look as if all conversations were gone.
	const message = "HitlChat's answer holds no list of conversations";
	throw new NodeApiError(
		context.getNode(),
		{ message },
		{
			message,
			description: 'Check the Base URL in the credential.',
			failure: { cause: 'temporarily-unavailable' },
		},
	);
}
