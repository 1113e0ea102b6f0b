import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';

import { defaultCountryCodeOf } from '../fields/credential';
import { InputError, checked, notSent } from '../transport/errors/outcome';
import type { Outcome } from '../transport/errors/outcome';
import { redactor } from '../transport/errors/redact';
import { collectPages } from '../transport/response/pages';
import type { Answer } from '../transport/response/responseKind';
import type { Attempt } from '../transport/run/attempt';
import type { NodeRun } from '../transport/run/nodeRun';
import { requestKey } from '../transport/run/sentItems';
import { accountOf, checkSecrets } from '../transport/send/account';
import type { Account } from '../transport/send/account';
import { dryRunItem } from '../transport/send/dryRun';
import { fillFromCredential } from '../transport/send/path';
import { checkAddress } from '../transport/send/request';
import type { Request } from '../transport/send/request';
import { transmit } from '../transport/send/transmit';
import type { Job, Reply } from '../transport/send/transmit';
import { sendOnce } from '../transport/send/vendorRequest';
import { clock, limiters, recipients } from '../transport/state';
import type { OperationContext } from './context';
import type { Lanes } from './lanes';
import { stopsOnFailure } from './output';
import type { PreparedItem, Preparation } from './prepareItems';
import { shaped } from './shape';
import type { Operation, ShapedItem } from './spec';

/** What all items of one try of a node run share on their way out. */
export interface SendingRun {
	context: OperationContext;
	operation: Operation;
	run: NodeRun<ShapedItem[]>;
	attempt: Attempt;
	lanes: Lanes;
	maxWaitMs: number;
	/** When the workflow's own time limit ends it, epoch milliseconds. */
	deadline?: number;
	/** What the user set under n8n's Request Options. */
	httpOptions: Partial<IHttpRequestOptions>;
	/** The item's credential, read for it. */
	credentialsOf(itemIndex: number): Promise<ICredentialDataDecryptedObject>;
	/** Reads an item again whose credential has another country code than was taken for it. */
	prepareAgain(itemIndex: number, countryCode: string | undefined): Promise<Preparation>;
}

type Items = ShapedItem[];

/** One item with the credential that its request leaves with. */
interface Departure {
	request: Request;
	item: PreparedItem;
	credentials: ICredentialDataDecryptedObject;
	account: Account;
}

const noCredential = ({ message }: Error) =>
	notSent(new InputError(message, 'Choose a credential in this node.'));

async function depart(
	sending: SendingRun,
	item: PreparedItem,
	credentials: ICredentialDataDecryptedObject,
): Promise<Departure | { refused: Outcome<never> }> {
	const { platform } = sending.operation;
	const countryCode = defaultCountryCodeOf(credentials);
	const again =
		countryCode === item.countryCode
			? { prepared: item }
			: await sending.prepareAgain(item.itemIndex, countryCode);
	if ('refused' in again) return again;
	const account = accountOf(platform, credentials);
	const request: Request = { ...again.prepared.request, baseURL: account.baseUrl };
	const refused = checked(() => {
		checkSecrets(account);
		request.url = fillFromCredential(request.url ?? '', platform, credentials);
		checkAddress(request, platform.demandsHttps === true);
	});
	return refused ? { refused } : { request, item: again.prepared, credentials, account };
}

/** The function that sends a request once through n8n's own request helper. */
function exchangeOf(sending: SendingRun, { item, credentials }: Departure) {
	const { context, operation, httpOptions } = sending;
	const { answersWithFile, encode, isSuccess } = operation;
	const { timeout, ...others } = httpOptions;
	// n8n puts its cancel signal in the place of any other, so that the time is its own to keep.
	const send = async (options: IHttpRequestOptions) =>
		await context.request({ ...options, timeout }, credentials);
	const file = answersWithFile ? { encoding: 'arraybuffer' as const, json: false } : {};

	return async (request: Request): Promise<Reply<Answer>> => {
		// A file is read when its request leaves, and not kept while others wait.
		const body = await encode?.(request, async (property) => {
			return await context.readFile(item.itemIndex, property);
		}).catch(() => null);
		if (body === null) return { transportError: { fileGone: true } };
		const headers = { ...request.headers, ...(body && { 'Content-Type': body.contentType }) };
		const own = { ...others, ...file, ...request, headers, ...(body && { body: body.body }) };
		const reply = await sendOnce(send, own as IHttpRequestOptions);
		if (!('answer' in reply) || 'value' in reply) return reply;
		return isSuccess?.(reply.answer) ? { ...reply, value: reply.answer } : reply;
	};
}

function jobOf(sending: SendingRun, { account }: Departure): Omit<Job<never>, 'send'> {
	const { context, operation, run, attempt, maxWaitMs, deadline } = sending;
	const { platform, effect, request } = operation;
	const route = `${request.method} ${request.url}`;
	const scope = platform.limitScope === 'route' ? `${account.hash} ${route}` : account.hash;
	return {
		vendor: platform,
		effect,
		transient500: platform.transient500,
		unavailableMeansNotAccepted: platform.unavailableMeansNotAccepted,
		limiter: limiters.get(scope, account.perMinute),
		lane: run.name,
		attempt,
		clock,
		maxWaitMs,
		deadline,
		stopsOnFailure: stopsOnFailure(context),
		redactor: async () => redactor(account.secrets),
	};
}

function limitOf({ values }: PreparedItem['view']): number {
	return values.returnAll === true ? 0 : Number(values.limit ?? 0);
}

async function deliverPages(sending: SendingRun, departure: Departure): Promise<Outcome<Items>> {
	const { context, operation } = sending;
	const { item, request } = departure;
	const { view } = item;
	const job = jobOf(sending, departure);
	const exchange = exchangeOf(sending, departure);
	const { pages } = operation;
	const ask = async (query: object): Promise<Outcome<Answer>> =>
		await transmit<Answer>({
			...job,
			send: async () => await exchange({ ...request, qs: { ...request.qs, ...query } }),
		});
	if (pages === undefined) {
		const outcome = await ask({});
		if (outcome.kind !== 'delivered') return outcome;
		const items = await shaped(operation, outcome.value, view, context.storeFile);
		const limit = limitOf(view);
		return { kind: 'delivered', value: limit > 0 ? items.slice(0, limit) : items };
	}
	return await collectPages(pages, limitOf(view), async (query) => {
		const outcome = await ask(query);
		if (outcome.kind !== 'delivered') return outcome;
		const { body } = outcome.value;
		const items = await shaped(operation, outcome.value, view, context.storeFile);
		return { kind: 'delivered', value: { body, items } };
	});
}

/**
 * Sends what is ready, and reads more afterwards where the operation wants to. That comes after the
 * send has given its place in the line back, and nothing that fails there can make the send look
 * undelivered.
 */
async function deliver(sending: SendingRun, departure: Departure): Promise<Outcome<Items>> {
	const outcome = await deliverPages(sending, departure);
	const { enrich } = sending.operation;
	if (enrich === undefined || outcome.kind !== 'delivered') return outcome;
	const job = jobOf(sending, departure);
	const exchange = exchangeOf(sending, departure);
	const { baseURL } = departure.request;
	const value = await enrich(outcome.value, departure.request, async (more) => {
		const send = async () => await exchange({ ...more, baseURL });
		const read = await transmit<Answer>({ ...job, effect: 'read', stopsOnFailure: false, send });
		return read.kind === 'delivered' ? read.value : undefined;
	});
	return { kind: 'delivered', value };
}

async function sendWithCredential(
	sending: SendingRun,
	item: PreparedItem,
): Promise<Outcome<Items>> {
	const { attempt, context, operation } = sending;
	if (attempt.ended) return { kind: 'skipped' };
	const read = await sending.credentialsOf(item.itemIndex).then(
		(credentials) => ({ credentials }),
		(error: Error) => ({ refused: noCredential(error) }),
	);
	if ('refused' in read) return read.refused;
	const departure = await depart(sending, item, read.credentials);
	if ('refused' in departure) return departure.refused;
	if (item.isDryRun) {
		const redact = redactor(departure.account.secrets);
		return { kind: 'delivered', value: dryRunItem(departure.request, redact) };
	}
	const send = async () => await deliver(sending, departure);
	const { step } = operation;
	return step === undefined ? await send() : await step(send, departure.item.view, context.keys);
}

/**
 * One item's way out: its turn among those to the same recipient, its credential, its request; or the
 * answer that an earlier try of n8n's Retry On Fail got.
 *
 * @returns how the item ended; never rejects
 */
export async function sendItem(sending: SendingRun, item: PreparedItem): Promise<Outcome<Items>> {
	const { context, operation, run } = sending;
	const { node } = context;
	const { effect, platform } = operation;
	const recipient = operation.recipient?.(item.request);
	const inOrder = async () =>
		await recipients.inOrder(
			recipient === undefined ? undefined : `${run.name}|${recipient}`,
			async () => await sending.lanes.inLane(async () => await sendWithCredential(sending, item)),
		);
	if (node.retryOnFail !== true || effect !== 'send' || item.isDryRun) return await inOrder();
	const { method, url, qs, body } = item.request;
	const credential = node.credentials?.[platform.credential]?.id;
	const key = requestKey(item.itemIndex, [method, url, qs, body, credential]);
	// As a tool, n8n counts every retry as a new run: there a delivered one is a new wish of the
	// agent, while an ambiguous one must still not go out again.
	return await run.sent.send(key, inOrder, context.isTool ? ['ambiguous'] : undefined);
}
