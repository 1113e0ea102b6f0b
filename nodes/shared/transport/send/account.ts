import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { withoutLastSlashes } from '../../withoutLast';
import { accountHash } from '../rateLimit/limiterRegistry';
import { InputError } from '../errors/outcome';
import type { Platform } from '../platform';
import { secretsOf } from '../errors/redact';

/** What a credential means for the transport. */
export interface Account {
	/** Hash of key and base URL: the name of its limiter. */
	hash: string;
	/** Without blanks around it and slashes at its end. */
	baseUrl: string;
	/** The limit that the user set, requests a minute; 0 = learn it from the answers. */
	perMinute: number;
	/** The values that must never be shown. */
	secrets: string[];
}

/**
 * Reads a decrypted credential.
 *
 * @param credentials with `baseUrl`, `requestsPerMinute` (optional) and the vendor's secrets
 */
export function accountOf(
	platform: Platform,
	credentials: ICredentialDataDecryptedObject,
): Account {
	const secrets = secretsOf(credentials);
	const perMinute = Number(credentials.requestsPerMinute ?? 0);
	const baseUrl = withoutLastSlashes(String(credentials.baseUrl ?? '').trim());
	return {
		hash: accountHash([platform.credential, baseUrl, ...secrets]),
		baseUrl,
		perMinute: Number.isFinite(perMinute) && perMinute > 0 ? perMinute : 0,
		secrets,
	};
}

/**
 * Checks that a request can carry the secrets: one pasted with a typographic character would end
 * every request with words of the network layer that tell nobody what is wrong.
 *
 * @throws InputError naming the credential, never the secret
 */
export function checkSecrets({ secrets }: Account): void {
	if (secrets.every((secret) => /^[\x20-\x7e\x80-\xff]*$/.test(secret))) return;
	throw new InputError(
		'The API key in the credential contains a character that no request can carry',
		'Copy the key from the vendor again and paste it without anything around it.',
	);
}
