import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	IHttpRequestOptions,
	Icon,
	INodeProperties,
} from 'n8n-workflow';

/** HueChat's key for the account API, sent as api_access_token (seed 003). Tested by the HueChat Account node. */
export class HueChatAccountApi implements ICredentialType {
	name = 'hueChatAccountApi';

	displayName = 'HueChat Account API';

	documentationUrl = 'https://developers.huechat.ai';

	icon: Icon = { light: 'file:../icons/huechat.svg', dark: 'file:../icons/huechat.dark.svg' };

	properties: INodeProperties[] = [
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description:
				'Made in HueChat under Settings → API Keys and shown once. It begins with hc_live_. Give it the scopes that your workflows need.',
		},
		{
			displayName: 'Account ID',
			name: 'accountId',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 42',
			description: "The number of your account, in the address of HueChat's dashboard",
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			required: true,
			default: 'https://app.huechat.ai',
			description: 'Without /api and without the account. Plain HTTP is rejected by HueChat.',
		},
		{
			displayName: 'Requests per Minute',
			name: 'requestsPerMinute',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 0,
			description:
				'The most requests a minute that this n8n process sends to one endpoint with this key. With 0 the pace is learned from what the vendor answers.',
		},
	];

	// A function, because n8n would evaluate an expression here once more for every request.
	authenticate = async (
		credentials: ICredentialDataDecryptedObject,
		requestOptions: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> => {
		requestOptions.headers = {
			...requestOptions.headers,
			api_access_token: String(credentials.apiKey).trim(),
		};
		return requestOptions;
	};
}
