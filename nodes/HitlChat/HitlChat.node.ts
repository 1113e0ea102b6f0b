import { NodeConnectionTypes } from 'n8n-workflow';
import type {
	INodeType,
	INodeTypeDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';

import { HitlChatApi } from '../../credentials/HitlChatApi.credentials';
import { credentialTest } from '../shared/transport';
import { customOperationsOf, propertiesOf } from '../shared/operation';
import { handleAnswer, requestOptions, waitingNode } from '../shared/wait';
import { listSearch, resourceMapping } from './lists';
import { hitlChat } from './platform';
import { resources } from './resources';

/** HitlChat's public API as an n8n node ("How to Use the HitlChat API"). */
export class HitlChat implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'HitlChat',
		name: 'hitlChat',
		icon: { light: 'file:../../icons/hitlchat.svg', dark: 'file:../../icons/hitlchat.dark.svg' },
		group: ['output'],
		version: [1],
		// Differs from the list, which keeps n8n's Custom API Call out of the pickers.
		defaultVersion: 1,
		subtitle: '={{$parameter["operation"] + ": " + $parameter["resource"]}}',
		description: 'Contacts, conversations, WhatsApp messages and broadcasts in HitlChat',
		defaults: { name: 'HitlChat' },
		usableAsTool: true,
		builderHint: {
			searchHint:
				'Acts in HitlChat (WhatsApp inbox). To start a workflow on new or changed conversations, use the HitlChat Trigger, which polls: HitlChat has no webhooks.',
		},
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'hitlChatApi', required: true, testedBy: 'hitlChatApiTest' }],
		requestDefaults: {
			// In the credential, so that n8n's list of allowed domains knows the host as the node's own.
			baseURL: '={{$credentials.baseUrl}}',
		},
		...waitingNode,
		properties: [...propertiesOf(resources), requestOptions],
	};

	methods = {
		credentialTest: {
			// Listing conversations changes nothing, and is what the document suggests for this.
			hitlChatApiTest: credentialTest({
				platform: hitlChat,
				authenticate: new HitlChatApi().authenticate,
				request: { method: 'GET', url: '/conversationlist' },
			}),
		},
		listSearch,
		resourceMapping,
	};

	customOperations = customOperationsOf(resources);

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await handleAnswer(this);
	}
}
