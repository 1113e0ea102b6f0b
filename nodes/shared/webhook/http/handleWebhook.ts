import { sleep } from 'n8n-workflow';
import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { isObject } from '../../object';
import { loopYielder } from '../../eventLoop';
import { claimAll } from '../dedupe/claimAll';
import { deliveryKey } from '../dedupe/deliveryKey';
import { wrap } from '../message/envelope';
import type { Delivery, Ping, WebhookAdapter } from './adapter';
import { readBytes } from './body';
import type { Call, Result } from './body';
import { callLog } from './callLog';
import { readParts } from './parts';
import type { Part } from './parts';
import { accept, refuse, watchAnswer } from './respond';
import type { Refusal, Reply } from './respond';
import { readUnfolded } from './unfold';

const ANSWERED: IWebhookResponseData = { noWebhookResponse: true };

const UNEXPECTED: Refusal = {
	status: 500,
	code: 'INTERNAL_ERROR',
	message: 'The call could not be received. Send the same again later.',
	retryAfter: 60,
};

const isManual = (context: IWebhookFunctions): boolean => context.getMode() === 'manual';

/** Refuses a call for what it is, and lets it be seen. */
function turnAway(
	context: IWebhookFunctions,
	adapter: WebhookAdapter,
	reply: Reply,
	refusal: Refusal,
): IWebhookResponseData {
	callLog.warn(context, 'A webhook call was refused', refusal.message);
	refuse(reply, adapter.responseFormat, refusal);
	if (!isManual(context)) return ANSWERED;
	return { ...ANSWERED, workflowData: [[wrap({ refused: refusal.message })]] };
}

function logPing(context: IWebhookFunctions): void {
	context.logger.debug('A webhook call was answered as a ping', { node: context.getNode().name });
}

type Understood = Ping | { deliveries: Delivery[] };

const isPing = (value: object): value is Ping => 'ping' in value;

type Read = Result<Delivery | Ping>;

/** Reads one object after the other: a filter's pattern over a thousand long texts takes seconds. */
async function readAll(parts: readonly Part[], read: (unfolded: IDataObject, part: Part) => Read): Promise<Read[]> {
	const yielder = loopYielder({ yieldToEventLoop: async () => await sleep(0) });
	const results: Read[] = [];
	for (const part of parts) {
		await yielder.yieldIfDue();
		results.push(readUnfolded(part.body, (body) => read(body, part)));
	}
	return results;
}

async function understand(
	context: IWebhookFunctions,
	adapter: WebhookAdapter,
): Promise<Result<Understood>> {
	const call: Call = context.getRequestObject();
	const verified = await adapter.verify(context, call, async () => await readBytes(call));
	if ('refusal' in verified) return verified;
	const verification = verified.value;
	if (isPing(verification)) {
		logPing(context);
		return { value: verification };
	}
	const bytes = await readBytes(call);
	if ('refusal' in bytes) return bytes;
	const parts = readParts(call, bytes.value);
	if ('refusal' in parts) return parts;

	const results = await readAll(parts.value, (body, part) =>
		adapter.read(context, body, verification, { headers: call.headers, part }),
	);
	const refused = results.flatMap((result) => ('refusal' in result ? [result] : []));
	if (refused.length === results.length) return refused[0];
	// Of several in one call the good ones count: the sender would not send them again.
	for (const { refusal } of refused) {
		callLog.warn(context, 'A part of a webhook call was refused', refusal.message);
	}
	const values = results.flatMap((result) => ('value' in result ? [result.value] : []));
	if (values.some(isPing)) logPing(context);
	const deliveries = values.flatMap((value) => (isPing(value) ? [] : [value]));
	return { value: deliveries.length === 0 ? (values[0] as Ping) : { deliveries } };
}

/** The deliveries that are to run. */
function wantedOf(context: IWebhookFunctions, deliveries: readonly Delivery[]): Delivery[] {
	return deliveries.filter(({ leftOutBy }) => {
		if (leftOutBy === undefined) return true;
		const node = context.getNode().name;
		context.logger.debug('A webhook call was left out', { node, leftOutBy });
		return false;
	});
}

function keyOf(context: IWebhookFunctions, { kind, receiver, id, message }: Delivery) {
	if (id === null) return null;
	const { contact, channel } = message;
	return deliveryKey({
		workflowId: context.getWorkflow().id ?? '',
		nodeId: context.getNode().id,
		// A try in the editor must not use up what is meant for the published workflow.
		test: isManual(context),
		kind,
		receiver,
		channel: channel ?? '',
		sender: contact.id ?? contact.phone ?? contact.email ?? '',
		id,
	});
}

function leavesRawOut(context: IWebhookFunctions): boolean {
	const options: unknown = context.getNodeParameter('outputOptions', {});
	return isObject(options) && options.includeRaw === false;
}

async function handle(
	context: IWebhookFunctions,
	adapter: WebhookAdapter,
	reply: Reply,
): Promise<IWebhookResponseData> {
	const { responseFormat } = adapter;
	const result = await understand(context, adapter);
	if ('refusal' in result) return turnAway(context, adapter, reply, result.refusal);
	if (isPing(result.value)) {
		accept(reply, responseFormat, null, result.value.answer);
		return ANSWERED;
	}
	const { deliveries } = result.value;
	const id = deliveries.length === 1 ? deliveries[0].id : null;
	const whenFinished = adapter.whenFinished(context);
	const wanted = wantedOf(context, deliveries).map((delivery) => ({
		delivery,
		key: keyOf(context, delivery),
	}));

	// A try in the editor may be repeated at will, and is written down nowhere.
	const remember = !isManual(context);
	const withoutRaw = leavesRawOut(context);
	const hint = remember ? undefined : adapter.hint?.(context);
	const claimed = await claimAll(
		wanted.flatMap(({ key }) => key ?? []),
		{ patient: !whenFinished, remember },
	);
	if ('code' in claimed) {
		refuse(reply, responseFormat, claimed);
		return ANSWERED;
	}
	const run = wanted.filter(({ key }) => key === null || claimed.take(key));
	if (run.length === 0) {
		accept(reply, responseFormat, id);
		return ANSWERED;
	}
	watchAnswer(reply, { responseFormat, id, whenFinished }, (accepted) => claimed.settle(accepted));
	const items = run.map(({ key, delivery: { message } }) =>
		wrap({
			key: remember ? key : null,
			whenFinished,
			message: withoutRaw ? { ...message, raw: undefined } : message,
			...(hint !== undefined && { hint }),
		}),
	);
	// n8n sends the answer once it has the execution, and not at all where it answers after the run.
	return { workflowData: [items], webhookResponse: responseFormat.accepted(id) };
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
