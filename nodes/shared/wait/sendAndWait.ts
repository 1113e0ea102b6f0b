import { SEND_AND_WAIT_OPERATION } from 'n8n-workflow';

import type { FieldOrCollection } from '../fields';
import type { Check, ItemView, Operation, OperationSpec } from '../operation';
import type { Request } from '../transport';
import { questionFields } from './fields';
import { checkLimit } from './limit';
import { askingText, waitsForAnswer } from './question';

/** What a platform says of its Send and Wait. */
export interface SendAndWaitSpec extends Pick<
	OperationSpec,
	'builderHint' | 'checks' | 'notices' | 'recipient' | 'request' | 'source'
> {
	/** Whom the message goes to, and through what; those of the platform's send operation. */
	to: readonly FieldOrCollection[];
	/** Puts the finished text into the request, where the platform's send operation has its own. */
	placeText(request: Request, text: string, item: ItemView): void;
}

/**
 * The operation that sends a question and waits for the answer. n8n knows it by its value, and makes the
 * platform's Human review for agents of it.
 *
 * @param operation makes an operation of the platform
 */
export function sendAndWait(
	operation: (spec: OperationSpec) => Operation,
	{ to, placeText, checks = [], ...spec }: SendAndWaitSpec,
): Operation {
	const placeQuestion: Check = (request, item) => placeText(request, askingText(item), item);
	return operation({
		...spec,
		value: SEND_AND_WAIT_OPERATION,
		name: 'Send and Wait for Response',
		action: 'Send message and wait for response',
		description: 'Ask a person for an approval or an answer, and go on when it has come',
		effect: 'send',
		fields: [...to, ...questionFields],
		checks: [checkLimit, placeQuestion, ...checks],
		waits: waitsForAnswer,
		outputSchema: {
			data: { 'approved?': 'boolean', 'text?': 'string', 'timedOut?': 'boolean' },
		},
		// What it gives out is the answer, which there is none of yet.
		output: () => [{ json: { data: {} } }],
	});
}
