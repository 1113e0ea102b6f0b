import type { ICredentialType, Icon, INodeProperties } from 'n8n-workflow';

import { defaultCountryCode, keyInHeader, requestsPerMinute } from '../nodes/shared/fields';

/** ChitChatLabs' API key, sent in a header ("Sending Messages via API"). Tested by the ChitChatLabs node. */
export class ChitChatLabsApi implements ICredentialType {
	name = 'chitChatLabsApi';

	displayName = 'ChitChatLabs API';

	documentationUrl = 'https://docs.chitchatlabs.com';

	icon: Icon = {
		light: 'file:../icons/chitchatlabs.svg',
		dark: 'file:../icons/chitchatlabs.dark.svg',
	};

	properties: INodeProperties[] = [
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description: 'Shown in ChitChatLabs under Settings → Account Information',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			required: true,
			default: 'https://app.chitchatlabs.com/chat-service/apis',
			description: 'The address of the API; change it only if ChitChatLabs tells you another',
		},
		defaultCountryCode,
		requestsPerMinute,
	];

	authenticate = keyInHeader('x-tenant-api-key');
}
