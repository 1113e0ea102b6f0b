import { NodeOperationError } from 'n8n-workflow';
import type { IHookFunctions } from 'n8n-workflow';

import { isLocal } from '../../shared/webhook';

const PARAMETER = 'secret';

function problemOf(url: string, baseUrl: string): string | undefined {
	if (!URL.canParse(url)) return `The webhook URL ${url} is not a web address`;
	const { protocol, hostname } = new URL(url);
	// Who runs a HueChat of his own beside n8n, such as a sandbox, can be called there.
	if (URL.canParse(baseUrl) && isLocal(new URL(baseUrl).hostname)) return undefined;
	if (isLocal(hostname)) return `HueChat cannot reach this n8n at ${url}`;
	return protocol === 'https:' ? undefined : `The webhook URL ${url} is not encrypted`;
}

/**
 * The trigger's own webhook URL, without the secret.
 *
 * @param baseUrl of the credential
 * @throws NodeOperationError where the vendor could not call it: such a trigger would look active and
 * never start
 */
export function webhookUrl(context: IHookFunctions, baseUrl: string): string {
	const url = context.getNodeWebhookUrl('default') ?? '';
	const problem = problemOf(url, baseUrl);
	if (problem === undefined) return url;
	throw new NodeOperationError(context.getNode(), problem, {
		description:
			'HueChat calls the webhook from the internet, with a secret in the URL, so it must be a public address that begins with https://. Set N8N_WEBHOOK_URL (WEBHOOK_URL in older versions) of this n8n to it (behind a proxy, the address of the proxy), or use a tunnel while you try things out.',
	});
}

/** Puts the secret into the URL that the vendor gets. */
export function withSecret(url: string, secret: string): string {
	const full = new URL(url);
	full.searchParams.set(PARAMETER, secret);
	return full.href;
}

/** Splits a URL that {@link withSecret} made; undefined where it is none. */
export function splitSecret(full: unknown): { url: string; secret: string } | undefined {
	if (typeof full !== 'string' || !URL.canParse(full)) return undefined;
	const url = new URL(full);
	const secret = url.searchParams.get(PARAMETER) ?? '';
	url.search = '';
	return { url: url.href, secret };
}

/** What a caller gave as the secret. */
export const secretIn = (query: Record<string, unknown>): unknown => query[PARAMETER];
