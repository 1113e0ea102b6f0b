import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';

import { defaultCountryCodeOf } from '../fields';
import type { KeyedRun } from '../idempotency';
import {
	InputError,
	MAX_WAIT_S,
	accountOf,
	checkAddress,
	checkSecrets,
	checkedValue,
	fillFromCredential,
	platformJob,
	notSent,
	redactor,
	sendOnce,
} from '../transport';
import type { Account, Answer, Attempt, Job, NodeRun, Outcome, Reply, Request } from '../transport';
import type { OperationContext } from './context';
import { MAX_WAIT } from './generalOptions';
import type { ConcurrencyLimit } from './concurrency';
import { stopsOnFailure } from './output';
import type { PreparedItem, Preparation } from './prepareItems';
import type { RunHints } from './runHints';
import type { Operation, ShapedItem } from './spec';

/** What all items of one try of a node run share on their way out. */
export interface SendingRun {
	context: OperationContext;
	operation: Operation;
	run: NodeRun<ShapedItem[]>;
	attempt: Attempt;
	hints: RunHints;
	concurrency: ConcurrencyLimit;
	/** The claims of items that have a key; undefined where n8n keeps no keys. */
	keyed?: KeyedRun<ShapedItem[]>;
	/** When the workflow's own time limit ends it, epoch milliseconds. */
	deadline?: number;
	/** What the user set under n8n's Request Options. */
	httpOptions: Partial<IHttpRequestOptions>;
	/** The item's credential, read for it. */
	credentialsOf(itemIndex: number): Promise<ICredentialDataDecryptedObject>;
	/** Reads an item again whose credential has another country code than was taken for it. */
	prepareAgain(itemIndex: number, countryCode: string | undefined): Promise<Preparation>;
}

/** One item with the credential that its request leaves with. */
export interface Departure {
	request: Request;
	item: PreparedItem;
	credentials: ICredentialDataDecryptedObject;
	account: Account;
}

const noCredential = ({ message }: Error) =>
	notSent(new InputError(message, 'Choose a credential in this node.'));

/**
 * Reads an item's credential and puts together what leaves with it.
 *
 * @returns the request with its address; how the item ended where there is no usable credential
 */
export async function depart(
	sending: SendingRun,
	item: PreparedItem,
): Promise<Departure | { refused: Outcome<never> }> {
	const { platform } = sending.operation;
	const read = await sending.credentialsOf(item.itemIndex).then(
		(credentials) => ({ credentials }),
		(error: Error) => ({ refused: noCredential(error) }),
	);
	if ('refused' in read) return read;
	const { credentials } = read;
	const countryCode = defaultCountryCodeOf(credentials);
	const again =
		countryCode === item.countryCode
			? { prepared: item }
			: await sending.prepareAgain(item.itemIndex, countryCode);
	if ('refused' in again) return again;
	const account = accountOf(platform, credentials);
	const addressed = checkedValue(() => {
		checkSecrets(account);
		const { url = '', ...others } = again.prepared.request;
		const address = fillFromCredential(url, platform, credentials);
		const request: Request = { ...others, baseURL: account.baseUrl, url: address };
		checkAddress(request, platform.demandsHttps === true);
		return request;
	});
	if ('refused' in addressed) return addressed;
	return { request: addressed.value, item: again.prepared, credentials, account };
}

/** Makes the function that sends a request once through n8n's own request helper. Never rejects. */
export function exchangeOf(sending: SendingRun, { item, credentials }: Departure) {
	const { context, operation, httpOptions } = sending;
	const { answersWithFile, encode, isMissing, isSuccess } = operation;
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
		if (!('answer' in reply)) return reply;
		const { answer } = reply;
		if ('value' in reply) return isMissing?.(answer) ? { answer: { ...answer, statusCode: 404 } } : reply;
		return isSuccess?.(answer) ? { ...reply, value: answer } : reply;
	};
}

/** What the transport must know of an item, but for the sending itself. */
export function jobOf(sending: SendingRun, { account, item }: Departure): Omit<Job<never>, 'send'> {
	const { context, run, attempt, deadline } = sending;
	const { effect, platform, route } = item.handling;
	return {
		...platformJob(platform, account, route),
		effect,
		lane: run.name,
		attempt,
		maxWaitMs: Number(item.view.values[MAX_WAIT] ?? MAX_WAIT_S) * 1_000,
		deadline,
		stopsOnFailure: stopsOnFailure(context),
		redactor: async () => redactor(account.secrets),
	};
}
