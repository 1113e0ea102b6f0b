import type { ICredentialType, Icon, INodeProperties } from 'n8n-workflow';

import { defaultCountryCode, keyInHeader, requestsPerMinute } from '../nodes/shared/fields';

/** HitlChat's API key, sent as a Bearer token ("How to Use the HitlChat API"). Tested by the HitlChat node. */
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
			description: 'The address of the API; change it only if HitlChat tells you another',
		},
		defaultCountryCode,
		requestsPerMinute,
	];

	authenticate = keyInHeader('Authorization', 'Bearer ');
}
