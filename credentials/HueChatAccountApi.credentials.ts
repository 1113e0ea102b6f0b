import type { ICredentialType, Icon, INodeProperties } from 'n8n-workflow';

import { defaultCountryCode, keyInHeader, requestsPerMinute } from '../nodes/shared/fields';

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
		defaultCountryCode,
		{
			...requestsPerMinute,
			description:
				'The most requests a minute that this n8n process sends to each endpoint, because HueChat limits each by itself. With 0 the pace is learned from what HueChat answers.',
		},
	];

	authenticate = keyInHeader('api_access_token');
}
