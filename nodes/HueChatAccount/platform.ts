import type { Platform } from '../shared/transport/platform';
import { hintFor } from './hint';
import type { AccountPath } from './paths';

/**
 * HueChat's account API (seed 003). Limits count per endpoint and are told in `X-RateLimit-*` on
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
};

/** The vendor's data for one request: what it says about a refusal depends on the key's scope. */
export function platformFor({ scope }: AccountPath): Platform {
	return { ...hueChatAccount, hint: hintFor(scope) };
}
