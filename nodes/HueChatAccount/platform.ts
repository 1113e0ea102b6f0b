import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { withoutInvisible } from '../shared/fields';
import { InputError } from '../shared/transport';
import type { Platform } from '../shared/transport';
import { hintFor } from './hint';
import type { AccountPath } from './paths';

/** The number of the account, which stands in every address. */
function accountNumber({ accountId }: ICredentialDataDecryptedObject): string {
	const text = withoutInvisible(String(accountId ?? ''));
	if (/^\d+$/.test(text)) return text;
	throw new InputError(
		'The Account ID in the credential is not a number',
		"It is in the address of HueChat's dashboard.",
	);
}

/**
 * HueChat's account API ("HueChat API"). Limits count per endpoint and are told in `X-RateLimit-*` on
 * every answer; after 429 the document demands to wait until `X-RateLimit-Reset`, at least a second.
 * It calls 500 transient and rejects plain HTTP.
 */
export const hueChatAccount: Platform = {
	name: 'HueChat',
	keyPlace: 'in HueChat under Settings → API Keys; it begins with hc_live_',
	credential: 'hueChatAccountApi',
	limitScope: 'route',
	transient500: true,
	demandsHttps: true,
	pathFromCredential: { accountId: accountNumber },
};

/** The vendor's data for one request: what it says about a refusal depends on the key's scope. */
export function platformFor({ scope }: AccountPath): Platform {
	return { ...hueChatAccount, hint: hintFor(scope) };
}
