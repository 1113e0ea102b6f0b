import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	IHttpRequestOptions,
	Icon,
	INodeProperties,
} from 'n8n-workflow';

import { defaultCountryCode, requestsPerMinute } from '../nodes/shared/fields';
import { withoutLastSlashes } from '../nodes/shared/withoutLast';

/** The method and the path of a request, however n8n's nodes put its address together. */
function callOf(options: IHttpRequestOptions): string {
	// n8n's HTTP Request node gives the whole address, in older versions under another name.
	const { uri } = options as { uri?: string };
	const parts = [options.baseURL ?? '', options.url ?? uri ?? ''];
	const [path = ''] = parts.join('/').split(/[?#]/, 1);
	return `${(options.method ?? 'GET').toUpperCase()} ${withoutLastSlashes(path)}`;
}

const TAKES_KEY_AS_HEADER = /^POST .*\/subaccounts\/+credits$/;

/**
 * DM Champ's API key ("API Access"): in the query of every call, but in a header, and there only, where
 * credits are granted. Tested by the DM Champ node.
 */
export class DmChampApi implements ICredentialType {
	name = 'dmChampApi';

	displayName = 'DM Champ API';

	documentationUrl = 'https://help.dmchamp.com/integrations/api-access';

	icon: Icon = { light: 'file:../icons/dmchamp.svg', dark: 'file:../icons/dmchamp.dark.svg' };

	properties: INodeProperties[] = [
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description:
				'Generated in DM Champ under Settings → Account → API Key. It gives full access to the account.',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			required: true,
			default: 'https://api.dmchamp.com/v1',
			description: 'Agencies with a white label enter the address of their own API here',
		},
		defaultCountryCode,
		requestsPerMinute,
	];

	// A function, because the place of the key depends on the call.
	authenticate = async (
		credentials: ICredentialDataDecryptedObject,
		requestOptions: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> => {
		const apiKey = String(credentials.apiKey).trim();
		if (TAKES_KEY_AS_HEADER.test(callOf(requestOptions))) {
			requestOptions.headers = { ...requestOptions.headers, 'x-api-key': apiKey };
		} else {
			requestOptions.qs = { ...requestOptions.qs, apiKey };
		}
		return requestOptions;
	};
}
