import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	IHttpRequestOptions,
	Icon,
	INodeProperties,
} from 'n8n-workflow';

/** HitlChat's API key, sent as a Bearer token (seed 000). Tested by the HitlChat node. */
export class HitlChatApi implements ICredentialType {
	name = 'hitlChatApi';

	displayName = 'HitlChat API';

	documentationUrl = 'https://www.hitlchat.io/guides/api';

	icon: Icon = { light: 'file:../icons/hitlchat.svg', dark: 'file:../icons/hitlchat.dark.svg' };

	properties: INodeProperties[] = [
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description: 'Shown in HitlChat under My Account → API. It gives full access to the account.',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			required: true,
			default: 'https://api-portal.hitlchat.io/api/v1/public',
		},
		{
			displayName: 'Requests per Minute',
			name: 'requestsPerMinute',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 0,
			description:
				'The most requests a minute that this n8n process sends with this key. With 0 the pace is learned from what the vendor answers.',
		},
	];

	// A function, because n8n would evaluate an expression here once more for every request.
	authenticate = async (
		credentials: ICredentialDataDecryptedObject,
		requestOptions: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> => {
		requestOptions.headers = {
			...requestOptions.headers,
			Authorization: `Bearer ${String(credentials.apiKey).trim()}`,
		};
		return requestOptions;
	};
}
