import type {
	ICredentialDataDecryptedObject,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';

import { isBlank, withoutInvisible } from './blank';

/** The rate limit that a user can set for a key; the transport reads it from every credential. */
export const requestsPerMinute: INodeProperties = {
	displayName: 'Requests per Minute',
	name: 'requestsPerMinute',
	type: 'number',
	typeOptions: { minValue: 0 },
	default: 0,
	description:
		"Maximum number of requests per minute that this n8n process sends with this key. With 0, the rate is learned from the vendor's answers.",
};

/** For accounts whose lists hold national numbers; `phone` fields read them with it. */
export const defaultCountryCode: INodeProperties = {
	displayName: 'Default Country Code',
	name: 'defaultCountryCode',
	type: 'string',
	default: '',
	placeholder: 'e.g. 44',
	description:
		'Digits of the country code, such as 44 or 1, for phone numbers written without + or 00, such as 07700 900123. If empty, numbers must include their country code: those that begin with 0 or a bracket are refused, all others are sent as they are.',
};

/**
 * The digits of a credential's Default Country Code, whether it was written as `44`, `+44` or `0044`.
 *
 * @returns undefined where there is none; what holds anything but digits as it is, so that phone
 * fields refuse it
 */
export function defaultCountryCodeOf(
	credentials: Readonly<Record<string, unknown>>,
): string | undefined {
	const { defaultCountryCode: raw } = credentials;
	if (isBlank(raw)) return undefined;
	return withoutInvisible(String(raw)).replace(/^(?:\+|00)\s*/, '');
}

/**
 * Makes the `authenticate` of a credential whose key goes into a header. A function, because n8n
 * would evaluate an expression there once more for every request.
 *
 * @param header the header's name as the vendor writes it
 * @param prefix stands before the key, such as `Bearer `
 */
export function keyInHeader(header: string, prefix = '') {
	return async (
		credentials: ICredentialDataDecryptedObject,
		requestOptions: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> => {
		const key = `${prefix}${String(credentials.apiKey).trim()}`;
		requestOptions.headers = { ...requestOptions.headers, [header]: key };
		return requestOptions;
	};
}
