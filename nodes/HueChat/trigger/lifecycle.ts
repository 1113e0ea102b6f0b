import { NodeOperationError } from 'n8n-workflow';
import type { IHookFunctions } from 'n8n-workflow';

import { encrypt, fingerprint } from '../../shared/webhook';
import { splitSecret, webhookUrl, withSecret } from './address';
import { chosenEvents } from './events';
import { readHook, removeHook } from './hooks';
import type { Hook } from './hooks';
import { registerOnce, removeEqual } from './registerOnce';
import { registrationsForHook } from './registration';
import type { Leftover, Registrations } from './registration';
import { deriveSecret, ownerOf, registering, urlSecrets } from './urlSecret';

async function baseUrlOf(context: IHookFunctions): Promise<string> {
	const { baseUrl } = await context.getCredentials('hueChatApi');
	return String(baseUrl ?? '');
}

const eventsOf = (context: IHookFunctions): string[] =>
	chosenEvents(context.getNodeParameter('events', []));

const same = (a: readonly string[], b: readonly string[]): boolean =>
	a.length === b.length && a.every((one, index) => one === b[index]);

/** @returns whether it need not be tried again */
async function isRemoved(context: IHookFunctions, hook: Leftover): Promise<boolean> {
	const warn = (reason: string) =>
		context.logger.warn('A webhook could not be removed at HueChat', { webhook: hook.id, reason });
	if (hook.baseUrl !== (await baseUrlOf(context))) {
		// There the id may be somebody else's.
		warn('The credential now has another Base URL');
		return false;
	}
	const removed = await removeHook(context, hook.id);
	if (removed === 'gone') return true;
	warn(removed === 'refused' ? 'HueChat has no such call' : removed.reason);
	return removed === 'refused';
}

/** Removes what this node made, and remembers what could not be removed. */
async function clear(context: IHookFunctions, registrations: Registrations): Promise<void> {
	const { current, leftovers } = registrations;
	const all: Leftover[] = [...leftovers, ...(current === undefined ? [] : [current])];
	const remaining: Leftover[] = [];
	for (const hook of all) {
		if (!(await isRemoved(context, hook))) {
			remaining.push({ id: hook.id, owner: hook.owner, baseUrl: hook.baseUrl });
		}
	}
	registrations.current = undefined;
	registrations.leftovers = remaining;
}

/**
 * Whether the webhook as it is wanted now is registered already, as the vendor itself says. Where the
 * vendor does not say so it is registered anew: a trigger that never starts is worse than a webhook
 * too many, whose calls are refused.
 */
export async function isRegistered(context: IHookFunctions): Promise<boolean> {
	const { current } = registrationsForHook(context);
	if (current === undefined) return false;
	const baseUrl = await baseUrlOf(context);
	const url = webhookUrl(context, baseUrl);
	const events = eventsOf(context);
	if (current.baseUrl !== baseUrl || current.url !== url || !same(current.events, events)) {
		return false;
	}
	const hook = await readHook(context, current.id);
	const address = splitSecret(hook?.url);
	return (
		hook?.active === true &&
		same(chosenEvents(hook.events), events) &&
		address?.url === url &&
		fingerprint(address.secret) === current.secretFingerprint
	);
}

/** @throws NodeOperationError where HueChat gave no id: the webhook could not be removed again */
function idOf(context: IHookFunctions, { id }: Hook): string {
	if (typeof id === 'string' && id !== '') return id;
	if (Number.isSafeInteger(id)) return String(id);
	throw new NodeOperationError(context.getNode(), 'HueChat did not say the id of the webhook', {
		description:
			'It may be registered all the same, but could not be removed again. Remove it in HueChat before you publish again.',
	});
}

/**
 * Registers the trigger's webhook with a secret of its own, instead of what it had before.
 *
 * @throws NodeOperationError, NodeApiError with what to do; n8n then does not publish the workflow
 */
export async function register(context: IHookFunctions): Promise<void> {
	const registrations = registrationsForHook(context);
	const baseUrl = await baseUrlOf(context);
	const url = webhookUrl(context, baseUrl);
	const events = eventsOf(context);
	if (events.length === 0) {
		throw new NodeOperationError(context.getNode(), 'Choose at least one event', {
			description: 'HueChat calls for the events that are registered, and for no others.',
		});
	}
	await clear(context, registrations);
	const secret = await deriveSecret(context, registrations.slot);
	const owner = ownerOf(context, registrations.slot);
	urlSecrets.set(owner, secret);
	registering.add(owner);
	const hook = await registerOnce(context, { url, events }, secret).finally(() =>
		registering.delete(owner),
	);
	const id = idOf(context, hook);
	const { signing_secret: signing } = hook;
	const isSigned = typeof signing === 'string' && signing.trim() !== '';
	registrations.current = {
		id,
		owner: registrations.owner,
		url,
		baseUrl,
		events,
		secretFingerprint: fingerprint(secret),
		encryptedSigningSecret: isSigned ? encrypt(signing, secret) : null,
	};
	if (isSigned || context.getNodeParameter('signature') !== 'require') return;
	await clear(context, registrations);
	throw new NodeOperationError(context.getNode(), 'HueChat gave no signing secret', {
		description: 'Without it no signature can be verified. Set Signature to something else.',
	});
}

/** Removes the trigger's webhook. Never throws: what the vendor says must not keep a workflow published. */
export async function unregister(context: IHookFunctions): Promise<void> {
	const registrations = registrationsForHook(context);
	const isLost = registrations.current === undefined;
	try {
		await clear(context, registrations);
		if (!isLost) return;
		// Another node of the workflow may have written an old record back: the URL tells what is ours.
		const url = context.getNodeWebhookUrl('default') ?? '';
		await removeEqual(context, withSecret(url, await deriveSecret(context, registrations.slot)));
	} catch (error) {
		context.logger.warn('The webhook at HueChat could not be removed', {
			webhook: registrations.current?.id,
			reason: error instanceof Error ? error.message : String(error),
		});
	}
}
