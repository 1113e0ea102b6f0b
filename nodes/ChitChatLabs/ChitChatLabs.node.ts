import { NodeConnectionTypes } from 'n8n-workflow';
import type { INodeType, INodeTypeDescription } from 'n8n-workflow';

import { ChitChatLabsApi } from '../../credentials/ChitChatLabsApi.credentials';
import { credentialTest } from '../shared/transport';
import { customOperationsOf, propertiesOf } from '../shared/operation';
import { chitChatLabs } from './platform';
import { resources } from './resources';

/** ChitChatLabs' API as an n8n node ("Sending Messages via API"). */
export class ChitChatLabs implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'ChitChatLabs',
		name: 'chitChatLabs',
		icon: {
			light: 'file:../../icons/chitchatlabs.svg',
			dark: 'file:../../icons/chitchatlabs.dark.svg',
		},
		group: ['output'],
		version: [1],
		// Differs from the list, which keeps n8n's Custom API Call out of the pickers.
		defaultVersion: 1,
		subtitle: '={{$parameter["operation"] + ": " + $parameter["resource"]}}',
		description: 'WhatsApp template messages to one or to many with ChitChatLabs',
		defaults: { name: 'ChitChatLabs' },
		usableAsTool: true,
		builderHint: {
			searchHint:
				'Sends WhatsApp templates only: there is no free text and no trigger. The template must be approved in WhatsApp Manager.',
		},
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'chitChatLabsApi', required: true, testedBy: 'chitChatLabsApiTest' }],
		requestDefaults: {
			// In the credential, so that n8n's list of allowed domains knows the host as the node's own.
			baseURL: '={{$credentials.baseUrl}}',
		},
		properties: propertiesOf(resources),
	};

	methods = {
		credentialTest: {
			// Both documented calls send messages, so this asks for the base address and nothing else.
			chitChatLabsApiTest: credentialTest({
				platform: chitChatLabs,
				authenticate: new ChitChatLabsApi().authenticate,
				request: { method: 'GET', url: '/' },
				weak: {
					statuses: [400, 404, 405],
					message:
						'ChitChatLabs answered and the API key was not refused. More cannot be told without sending a message: no call is documented that is safe to test with.',
				},
			}),
		},
	};

	customOperations = customOperationsOf(resources);
}
