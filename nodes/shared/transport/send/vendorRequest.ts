import type {
	IExecuteFunctions,
	IExecuteSingleFunctions,
	IHookFunctions,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
	IN8nHttpFullResponse,
	IPollFunctions,
} from 'n8n-workflow';

import { accountOf, checkSecrets } from './account';
import { decodeBody } from '../response/body';
import { transportErrorOf } from '../response/transportError';
import { hardenedOptions } from './hardenedOptions';
import { nodeError } from '../errors/nodeError';
import { checked, InputError, notSent } from '../errors/outcome';
import type { Outcome } from '../errors/outcome';
import type { Platform } from '../platform';
import type { Effect } from '../response/decide';
import { redactor } from '../errors/redact';
import { checkAddress, dropEmpty } from './request';
import { Attempt } from '../run/attempt';
import { clock } from '../state';
import { kindOfAnswer } from '../response/responseKind';
import type { Answer } from '../response/responseKind';
import { platformJob } from './platformJob';
import { transmit } from './transmit';
import type { Reply } from './transmit';

/** The n8n contexts from which a request can leave beside n8n's routing. */
export type Context =
	| IExecuteFunctions
	| IExecuteSingleFunctions
	| IHookFunctions
	| ILoadOptionsFunctions
	| IPollFunctions;

/** How one request of `deliver` is to be treated. */
export interface DeliverPolicy {
	effect: Effect;
	/** Method and path template, such as `GET /conversationlist`. */
	route: string;
	/** The longest wait for the vendor in all, in milliseconds. */
	maxWaitMs: number;
	/** When all must be over, epoch milliseconds: no wait begins that would end later. */
	deadline?: number;
	/**
	 * When the answer must be there, epoch milliseconds: every try gets the time that is left, and so
	 * does the wait behind others in line. Not together with `signal`.
	 */
	overAt?: number;
	/** Ends every wait. */
	signal?: AbortSignal;
	/** The item that an error belongs to. */
	itemIndex?: number;
	/** What must never be shown besides the credential's own, such as a secret in the request. */
	secrets?: readonly string[];
}

type Wire = (options: IHttpRequestOptions) => Promise<IN8nHttpFullResponse>;

/** A request whose time-out ends no later than that. */
function endingBy(options: IHttpRequestOptions, overAt: number | undefined): IHttpRequestOptions {
	if (overAt === undefined) return options;
	const left = Math.max(1, overAt - clock.now());
	return { ...options, timeout: Math.min(options.timeout ?? left, left) };
}

const inLineTooLong = (vendor: string): Outcome<never> =>
	notSent(
		new InputError(
			`${vendor} could not be asked in time`,
			'Other requests with the same API key are in progress and get no answer. Try again in a moment.',
		),
	);

/**
 * Limits a request as a whole: n8n counts from the last byte, so that an answer which trickles in would
 * never be over.
 *
 * @param timeout in milliseconds; undefined for no limit
 * @returns the request's options, and what tells when it is over whether the limit ended it
 */
function timeLimit(timeout: number | undefined) {
	if (timeout === undefined) return { options: {}, end: () => false };
	const late = new AbortController();
	const over = new AbortController();
	// Not a time-out signal: it would be kept for the whole time, long after its request.
	void clock.sleep(timeout, over.signal).then(() => {
		if (!over.signal.aborted) late.abort();
	});
	return {
		options: { abortSignal: late.signal },
		end() {
			over.abort();
			return late.signal.aborted;
		},
	};
}

/**
 * Sends once and never rejects. Shared by every door that has no routing.
 *
 * @param options its `timeout` is kept to as a whole, where n8n does not put another signal in its place
 */
export async function sendOnce(
	wire: Wire,
	options: IHttpRequestOptions,
): Promise<Reply<Answer>> {
	const limit = timeLimit(options.timeout);
	const tried = await wire(hardenedOptions({ ...options, ...limit.options })).then(
		(response) => ({ response }),
		(error: unknown) => ({ error }),
	);
	const isLate = limit.end();
	if ('error' in tried) {
		return { transportError: isLate ? { code: 'ETIMEDOUT' } : transportErrorOf(tried.error) };
	}
	const { statusCode, headers, body } = tried.response;
	const isFile = options.encoding !== undefined;
	const answer: Answer = { statusCode, headers, body: isFile ? body : decodeBody(body) };
	// The strictness that other effects need is for who judges the try.
	return kindOfAnswer(answer, 'read') === 'accepted' ? { answer, value: answer } : { answer };
}

/**
 * The transport's door for polls, webhook registration and dropdowns: the same checks, limiter, retries
 * and errors as for operations. Knows no Retry On Fail: its callers are
 * not run again by n8n, or keep their own account of what was done.
 *
 * @param context n8n's `this`
 * @param request relative `url`; the base URL comes from the credential
 * @returns how it ended; the value is the vendor's successful answer
 */
export async function requestOutcome(
	context: Context,
	platform: Platform,
	request: IHttpRequestOptions,
	policy: DeliverPolicy,
): Promise<Outcome<Answer>> {
	const { credential } = platform;
	const { overAt } = policy;
	const credentials = await context.getCredentials(credential, policy.itemIndex);
	const account = accountOf(platform, credentials);
	const options: IHttpRequestOptions = { ...request, baseURL: account.baseUrl };
	const refused = checked(() => {
		checkSecrets(account);
		checkAddress(options, platform.demandsHttps === true);
		dropEmpty(options);
	});
	if (refused !== undefined) return refused;
	const wire: Wire = async (own) =>
		(await context.helpers.httpRequestWithAuthentication.call(
			context as IExecuteFunctions,
			credential,
			own,
		)) as IN8nHttpFullResponse;
	const left = overAt === undefined ? undefined : Math.max(0, overAt - clock.now());
	const signal = left === undefined ? policy.signal : AbortSignal.timeout(left);
	const outcome = await transmit({
		...platformJob(platform, account, policy.route),
		effect: policy.effect,
		lane: `${context.getExecutionId()}|${context.getNode().id}`,
		attempt: new Attempt(signal),
		maxWaitMs: policy.maxWaitMs,
		deadline: policy.deadline,
		send: async () => await sendOnce(wire, endingBy(options, overAt)),
		redactor: async () => redactor([...account.secrets, ...(policy.secrets ?? [])]),
	});
	const isInLine = overAt !== undefined && outcome.kind === 'skipped';
	return isInLine ? inLineTooLong(platform.name) : outcome;
}

/**
 * The same, throwing where it did not succeed.
 *
 * @returns the vendor's successful answer
 * @throws NodeApiError in the user's words, without secrets
 */
export async function deliver(
	context: Context,
	platform: Platform,
	request: IHttpRequestOptions,
	policy: DeliverPolicy,
): Promise<Answer> {
	const outcome = await requestOutcome(context, platform, request, policy);
	if (outcome.kind === 'delivered') return outcome.value;
	throw nodeError(context.getNode(), policy.itemIndex ?? 0, outcome);
}
