import type { IHttpRequestOptions } from 'n8n-workflow';

/** What of n8n's options decides how a request leaves. */
type Options = Pick<IHttpRequestOptions, 'encoding' | 'headers' | 'json' | 'qs'>;

/**
 * A copy of a request's options for one try, as every door sends it. A copy, because n8n writes the
 * key and a signal into what it is given.
 */
export function hardenedOptions<T extends Options>(options: T) {
	return {
		...options,
		headers: { ...options.headers },
		qs: { ...options.qs },
		json: options.json ?? true,
		// n8n's own reading would change ids of 64 bits.
		encoding: options.encoding ?? ('text' as const),
		// Every status comes back as an answer, so that Delivery reads status, headers and the vendor's
		// words, and n8n does not send again on 401.
		ignoreHttpStatusErrors: true,
		// A redirect would be followed with the key, and a 307 sent a second time.
		disableFollowRedirect: true,
		returnFullResponse: true,
	};
}
