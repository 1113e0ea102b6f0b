import type { IDataObject, IHookFunctions, IHttpRequestOptions } from 'n8n-workflow';

import { entriesOf, listIn, requestOutcome } from '../../shared/transport';
import type { Answer, DeliverPolicy, Outcome } from '../../shared/transport';
import { hueChat } from '../platform';

// Somebody sits in front of the editor and waits.
const TIMEOUT_MS = 15_000;
const LONGEST_WAIT_MS = 15_000;

const ROUTE = '/webhooks';

/** The vendor's webhook as far as it is read. */
export interface Hook {
	id?: unknown;
	url?: unknown;
	events?: unknown;
	active?: unknown;
	signing_secret?: unknown;
}

const hookIn = ({ body }: Answer): Hook =>
	typeof body === 'object' && body !== null && !Buffer.isBuffer(body) ? body : {};

function policyFor(effect: DeliverPolicy['effect'], route: string): DeliverPolicy {
	return { effect, route, maxWaitMs: LONGEST_WAIT_MS };
}

/**
 * Registers a webhook (developer.huechat.ai/docs/guides/webhooks).
 *
 * @param hook what to register; `url` with the secret in it
 * @param secret cut out of whatever the vendor says
 */
export async function registerHook(
	context: IHookFunctions,
	hook: { url: string; events: string[] },
	secret: string,
): Promise<Outcome<Hook>> {
	const body: IDataObject = { ...hook, active: true };
	const request: IHttpRequestOptions = { method: 'POST', url: ROUTE, body, timeout: TIMEOUT_MS };
	const policy = { ...policyFor('send', `POST ${ROUTE}`), secrets: [secret] };
	const outcome = await requestOutcome(context, hueChat, request, policy);
	return outcome.kind === 'delivered' ? { ...outcome, value: hookIn(outcome.value) } : outcome;
}

/**
 * Lists the webhooks of the account. By convention: no document shows it.
 *
 * @returns undefined where the vendor does not list them, for whatever reason
 */
export async function listHooks(context: IHookFunctions): Promise<Hook[] | undefined> {
	const request: IHttpRequestOptions = { method: 'GET', url: ROUTE, timeout: TIMEOUT_MS };
	const outcome = await requestOutcome(
		context,
		hueChat,
		request,
		policyFor('read', `GET ${ROUTE}`),
	);
	if (outcome.kind !== 'delivered') return undefined;
	const { body } = outcome.value;
	return listIn(body) === undefined ? undefined : entriesOf(body);
}

async function ask(
	context: IHookFunctions,
	method: 'DELETE' | 'GET',
	id: string,
): Promise<Outcome<Answer>> {
	return await requestOutcome(
		context,
		hueChat,
		{ method, url: `/webhooks/${encodeURIComponent(id)}`, timeout: TIMEOUT_MS },
		// By convention only, yet removing what is gone changes nothing.
		policyFor(method === 'GET' ? 'read' : 'idempotent', `${method} ${ROUTE}/:id`),
	);
}

/**
 * Reads a webhook. By convention: no document shows it.
 *
 * @returns undefined where the vendor does not show it, for whatever reason
 */
export async function readHook(context: IHookFunctions, id: string): Promise<Hook | undefined> {
	const outcome = await ask(context, 'GET', id);
	return outcome.kind === 'delivered' ? hookIn(outcome.value) : undefined;
}

/**
 * Removes a webhook. By convention: no document shows it.
 *
 * @returns `gone` where it is removed or was not there; `refused` where the vendor has no such call;
 * else the reason, and it may go another time
 */
export async function removeHook(
	context: IHookFunctions,
	id: string,
): Promise<'gone' | 'refused' | { reason: string }> {
	const outcome = await ask(context, 'DELETE', id);
	if (outcome.kind === 'delivered') return 'gone';
	if (outcome.kind === 'skipped') return { reason: 'The request was canceled' };
	const { status, message } = outcome.errorInfo;
	if (status === 404 || status === 410) return 'gone';
	return status === 405 ? 'refused' : { reason: message };
}
