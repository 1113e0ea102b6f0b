import type { ICredentialType, Icon, INodeProperties } from 'n8n-workflow';

import { defaultCountryCode, keyInHeader, requestsPerMinute } from '../nodes/shared/fields';

/** HueChat's key for the account API, sent as api_access_token ("HueChat API"). Tested by the HueChat Account node. */
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
				'Created in HueChat under Settings → API Keys and shown once. It begins with hc_live_. Give it the scopes that your workflows need.',
		},
		{
			displayName: 'Account ID',
			name: 'accountId',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 42',
			description: "The number of your account, shown in the URL of HueChat's dashboard",
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			required: true,
			default: 'https://app.huechat.ai',
			description: 'Without /api and without the account. HueChat rejects plain HTTP.',
		},
		defaultCountryCode,
		{
			...requestsPerMinute,
			description:
				"Maximum number of requests per minute that this n8n process sends to each endpoint; HueChat limits every endpoint separately. With 0, the rate is learned from HueChat's answers.",
		},
	];

	authenticate = keyInHeader('api_access_token');
}
