import type { ICredentialType, Icon, INodeProperties } from 'n8n-workflow';

import { defaultCountryCode, keyInHeader, requestsPerMinute } from '../nodes/shared/fields';

/** HueChat's key for API v2, sent as X-API-Key ("Your First API Call"). Tested by the HueChat node. */
export class HueChatApi implements ICredentialType {
	name = 'hueChatApi';

	displayName = 'HueChat API';

	documentationUrl = 'https://developer.huechat.ai/docs/getting-started/api-keys';

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
				'Created in HueChat under API Keys and shown once. It begins with sk_live_, or with sk_test_ for the sandbox.',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			required: true,
			default: 'https://api.huechat.ai/v2',
			description:
				"Production: https://api.huechat.ai/v2. HueChat's sandbox, which takes test keys and only simulates messages: https://sandbox.huechat.ai/v2.",
		},
		defaultCountryCode,
		requestsPerMinute,
	];

	authenticate = keyInHeader('X-API-Key');
}
