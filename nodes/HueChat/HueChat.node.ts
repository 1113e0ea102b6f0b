import { NodeConnectionTypes } from 'n8n-workflow';
import type {
	INodeType,
	INodeTypeDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';

import { HueChatApi } from '../../credentials/HueChatApi.credentials';
import { credentialTest } from '../shared/transport';
import { customOperationsOf, propertiesOf } from '../shared/operation';
import { handleAnswer, requestOptions, waitingNode } from '../shared/wait';
import { listSearch, resourceMapping } from './lists';
import { hueChat } from './platform';
import { resources } from './resources';

/** HueChat's API v2 as an n8n node ("Your First API Call", developer.huechat.ai). */
export class HueChat implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'HueChat',
		name: 'hueChat',
		icon: { light: 'file:../../icons/huechat.svg', dark: 'file:../../icons/huechat.dark.svg' },
		group: ['output'],
		version: [1],
		// Differs from the list, which keeps n8n's Custom API Call out of the pickers.
		defaultVersion: 1,
		subtitle: '={{$parameter["operation"] + ": " + $parameter["resource"]}}',
		description:
			'Contacts, conversations and messages on WhatsApp, Instagram, SMS and email in HueChat',
		defaults: { name: 'HueChat' },
		usableAsTool: true,
		builderHint: {
			searchHint:
				'For HueChat API v2, whose keys begin with sk_live_ or sk_test_. For keys that begin with hc_live_, and for tickets, deals, broadcasts and labels, use HueChat Account.',
		},
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'hueChatApi', required: true, testedBy: 'hueChatApiTest' }],
		requestDefaults: {
			// In the credential, so that n8n's list of allowed domains knows the host as the node's own.
			baseURL: '={{$credentials.baseUrl}}',
		},
		...waitingNode,
		properties: [...propertiesOf(resources), requestOptions],
	};

	methods = {
		credentialTest: {
			// Listing contacts changes nothing, and is what the vendor shows to try out a key.
			hueChatApiTest: credentialTest({
				platform: hueChat,
				authenticate: new HueChatApi().authenticate,
				request: { method: 'GET', url: '/contacts' },
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
