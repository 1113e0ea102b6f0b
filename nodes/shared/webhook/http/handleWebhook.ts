import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { accept, refuse, watchAnswer } from './respond';
import type { Refusal, Reply, ResponseFormat } from './respond';
import { readBytes, readObject } from './body';
import type { Call, Result } from './body';
import type { Pending } from '../dedupe/deliveries';
import { wrap } from '../message/envelope';
import { deliveryKey } from '../dedupe/deliveryKey';
import type { FlatMessage, Verified } from '../message/message';
import { deliveries } from '../dedupe/state';

/** A delivery that a platform has understood. */
export interface Delivery {
	/** Keeps events apart that carry the same id. */
	kind: string;
	/** Whom the vendor delivered to; '' where it names none. */
	receiver: string;
	/** null where the vendor gave none: such a delivery cannot be a duplicate. */
	id: string | null;
	/** False where the user's filters leave it out. */
	wanted: boolean;
	/** The flat message, with what the platform adds to it. */
	message: FlatMessage;
}

/** A platform's side of the webhook door. Its functions never answer; where one throws, the caller gets a 500. */
export interface WebhookAdapter {
	responseFormat: ResponseFormat;
	/** Whether the caller is answered after the run, and not as soon as n8n has the execution. */
	whenFinished(context: IWebhookFunctions): boolean;
	/**
	 * Finds out who called.
	 *
	 * @param bytes reads the body, for a signature; a stranger's body is better left unread
	 */
	verify(
		context: IWebhookFunctions,
		call: Call,
		bytes: () => Promise<Result<Buffer>>,
	): Promise<Result<Verified>>;
	read(context: IWebhookFunctions, body: IDataObject, verified: Verified): Result<Delivery>;
}

const ANSWERED: IWebhookResponseData = { noWebhookResponse: true };

const IN_PROGRESS: Refusal = {
	status: 503,
	code: 'IN_PROGRESS',
	message: 'The same delivery is being worked on. Ask again later.',
	retryAfter: 10,
};

const TOO_BUSY: Refusal = {
	status: 503,
	code: 'TOO_BUSY',
	message: 'Too much is going on. Send the same again later.',
	retryAfter: 30,
};

const UNEXPECTED: Refusal = {
	status: 500,
	code: 'INTERNAL_ERROR',
	message: 'The call could not be received. Send the same again later.',
	retryAfter: 60,
};

type Claimed = Pending | 'done' | Refusal;

/** Claims a delivery, waiting for an equal one where that is only a moment. */
async function claim(key: string, patient: boolean, remember: boolean): Promise<Claimed> {
	for (;;) {
		const found = deliveries.claim(key, remember);
		if (found.state === 'fresh') return found.pending;
		if (found.state === 'done') return 'done';
		if (found.state === 'full') return TOO_BUSY;
		if (!patient) return IN_PROGRESS;
		// n8n is storing the execution of the equal one: it cannot be called done before it is.
		await found.pending.outcome;
	}
}

async function understood(context: IWebhookFunctions, adapter: WebhookAdapter): Promise<Result<Delivery>> {
	const call: Call = context.getRequestObject();
	const verified = await adapter.verify(context, call, async () => await readBytes(call));
	if ('refusal' in verified) return verified;
	const bytes = await readBytes(call);
	if ('refusal' in bytes) return bytes;
	const body = readObject(call, bytes.value);
	if ('refusal' in body) return body;
	return adapter.read(context, body.value, verified.value);
}

async function handle(
	context: IWebhookFunctions,
	adapter: WebhookAdapter,
	reply: Reply,
): Promise<IWebhookResponseData> {
	const result = await understood(context, adapter);
	if ('refusal' in result) {
		refuse(reply, adapter.responseFormat, result.refusal);
		return ANSWERED;
	}
	const { id, wanted, kind, receiver, message } = result.value;
	const whenFinished = adapter.whenFinished(context);
	// A try in the editor may be repeated at will, and is written down nowhere.
	const test = context.getMode() === 'manual';
	const workflowId = context.getWorkflow().id ?? '';
	const identity = { workflowId, nodeId: context.getNode().id, test, kind, receiver };
	const key = id === null ? null : deliveryKey({ ...identity, id });

	const claimed = key === null || !wanted ? undefined : await claim(key, !whenFinished, !test);
	if (!wanted || claimed === 'done') {
		accept(reply, adapter.responseFormat, id);
		return ANSWERED;
	}
	if (claimed !== undefined && 'code' in claimed) {
		refuse(reply, adapter.responseFormat, claimed);
		return ANSWERED;
	}
	const { responseFormat } = adapter;
	watchAnswer(reply, { responseFormat, id, whenFinished }, (accepted) => claimed?.settle(accepted));
	return {
		workflowData: [[wrap({ key: test ? null : key, whenFinished, message })]],
		// n8n sends it once it has the execution, and not at all where it answers after the run.
		webhookResponse: adapter.responseFormat.accepted(id),
	};
}

/**
 * The whole of a trigger's `webhook()`: verify, parse, drop duplicates, answer.
 *
 * It never rejects, because n8n would store a failed execution for each bad call, and it answers
 * on every path, because n8n otherwise leaves the caller hanging.
 */
export async function handleWebhook(
	context: IWebhookFunctions,
	adapter: WebhookAdapter,
): Promise<IWebhookResponseData> {
	const reply: Reply = context.getResponseObject();
	try {
		return await handle(context, adapter, reply);
	} catch (error) {
		context.logger.error('A webhook call could not be received', {
			node: context.getNode().name,
			reason: error instanceof Error ? error.message : String(error),
		});
		refuse(reply, adapter.responseFormat, UNEXPECTED);
		return ANSWERED;
	}
}
