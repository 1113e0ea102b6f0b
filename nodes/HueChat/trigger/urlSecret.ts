import { createHmac } from 'node:crypto';
import type { FunctionsBase } from 'n8n-workflow';

import { SecretCache } from '../../shared/webhook';

/** Test listening and the published workflow have webhooks of their own. */
export type Slot = 'production' | 'test';

/** What this process knows of the secrets in URLs, by {@link ownerOf}. */
export const urlSecrets = new SecretCache();

/** Webhooks that are being registered: calls that come meanwhile only try out the URL. */
export const registering = new Set<string>();

/** Names the webhook of a node. */
export const ownerOf = (context: FunctionsBase, slot: Slot): string =>
	JSON.stringify([context.getWorkflow().id ?? '', context.getNode().id, slot]);

/**
 * The secret in the URL of a webhook: computed from the credential's API key, so that n8n need not
 * store it, a lost record does not silence the trigger, and registering again gives the same URL.
 * Nothing about the key can be learned from it.
 *
 * @returns 43 characters that need no encoding in a URL
 * @throws what n8n throws where the credential cannot be read
 */
export async function deriveSecret(context: FunctionsBase, slot: Slot): Promise<string> {
	const { apiKey } = await context.getCredentials('hueChatApi');
	const key = typeof apiKey === 'string' ? apiKey.trim() : '';
	// A blank key would give a secret that anybody can compute.
	if (key === '') throw new Error('The HueChat API credential has no API key');
	return createHmac('sha256', key)
		.update(`n8n-nodes-chat-inbox webhook ${ownerOf(context, slot)}`)
		.digest('base64url');
}
