import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { accountHash } from './buckets';
import type { Platform } from './platform';
import { secretsOf } from './redact';

/** What a credential means for Delivery. */
export interface Account {
	/** Hash of key and base URL: the name of its line. */
	hash: string;
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
	return {
		hash: accountHash([platform.credential, String(credentials.baseUrl ?? ''), ...secrets]),
		perMinute: Number.isFinite(perMinute) && perMinute > 0 ? perMinute : 0,
		secrets,
	};
}
