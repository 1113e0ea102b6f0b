import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import type { Platform } from '../platform';

/**
 * Fills one part of an address.
 *
 * @param url a template such as `/contact/:contactId/message`
 * @param name the part without its colon
 * @param value is percent-encoded
 */
export function fillPath(url: string, name: string, value: unknown): string {
	const parts = url.split('/');
	return parts
		.map((part) => (part === `:${name}` ? encodeURIComponent(String(value)) : part))
		.join('/');
}

/**
 * Fills the parts of an address that come from the credential, for platforms that have such.
 *
 * @throws InputError where the credential does not hold what belongs there
 */
export function fillFromCredential(
	url: string,
	{ pathFromCredential = {} }: Platform,
	credentials: ICredentialDataDecryptedObject,
): string {
	return Object.entries(pathFromCredential).reduce(
		(filled, [name, read]) => fillPath(filled, name, read(credentials)),
		url,
	);
}
