import { NodeConnectionTypes } from 'n8n-workflow';
import type {
	INodeType,
	INodeTypeDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';

import { DmChampApi } from '../../credentials/DmChampApi.credentials';
import { credentialTest } from '../shared/transport';
import { customOperationsOf, propertiesOf } from '../shared/operation';
import { handleAnswer, requestOptions, waitingNode } from '../shared/wait';
import { listSearch } from './lists';
import { dmChamp } from './platform';
import { resources } from './resources';

/** DM Champ's API as an n8n node ("API Access" and the vendor's pages). */
export class DmChamp implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'DM Champ',
		name: 'dmChamp',
		icon: { light: 'file:../../icons/dmchamp.svg', dark: 'file:../../icons/dmchamp.dark.svg' },
		group: ['output'],
		version: [1],
		// Differs from the list, which keeps n8n's Custom API Call out of the pickers.
		defaultVersion: 1,
		subtitle: '={{$parameter["operation"] + ": " + $parameter["resource"]}}',
		description: 'Contacts, custom channels, templates and sub-accounts in DM Champ',
		defaults: { name: 'DM Champ' },
		usableAsTool: true,
		builderHint: {
			searchHint:
				'Acts in DM Champ. To start a workflow on messages or events, use the DM Champ Trigger.',
		},
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'dmChampApi', required: true, testedBy: 'dmChampApiTest' }],
		requestDefaults: {
			// In the credential, so that n8n's list of allowed domains knows the host as the node's own.
			baseURL: '={{$credentials.baseUrl}}',
		},
		...waitingNode,
		properties: [...propertiesOf(resources), requestOptions],
	};

	methods = {
		credentialTest: {
			// Listing tags changes nothing, and every account may do it (sub-accounts are for agencies).
			dmChampApiTest: credentialTest({
				platform: dmChamp,
				authenticate: new DmChampApi().authenticate,
				request: { method: 'GET', url: '/tags' },
			}),
		},
		listSearch,
	};

	customOperations = customOperationsOf(resources);

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await handleAnswer(this);
	}
}
