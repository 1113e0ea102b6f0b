import { NodeConnectionTypes } from 'n8n-workflow';
import type { INodeType, INodeTypeDescription } from 'n8n-workflow';

import { HueChatAccountApi } from '../../credentials/HueChatAccountApi.credentials';
import { credentialTest } from '../shared/transport';
import { customOperationsOf, propertiesOf, sensitiveOutputFieldsOf } from '../shared/operation';
import { listSearch, loadOptions, resourceMapping } from './lists';
import { addressIn } from './operation';
import { paths } from './paths';
import { platformFor } from './platform';
import { resources } from './resources';

/** HueChat's account API as an n8n node ("HueChat API"). */
export class HueChatAccount implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'HueChat Account',
		name: 'hueChatAccount',
		icon: { light: 'file:../../icons/huechat.svg', dark: 'file:../../icons/huechat.dark.svg' },
		group: ['output'],
		version: [1],
		// Differs from the list, which keeps n8n's Custom API Call out of the pickers.
		defaultVersion: 1,
		subtitle: '={{$parameter["operation"] + ": " + $parameter["resource"]}}',
		description: 'Conversations, contacts, broadcasts, tickets and deals of a HueChat account',
		defaults: { name: 'HueChat Account' },
		usableAsTool: true,
		builderHint: {
			searchHint:
				'For the HueChat account API, whose keys begin with hc_live_. For keys that begin with sk_live_ or sk_test_, and to send by contact instead of by conversation, use HueChat.',
		},
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'hueChatAccountApi', required: true, testedBy: 'hueChatAccountApiTest' }],
		requestDefaults: {
			// In the credential, so that n8n's list of allowed domains knows the host as the node's own.
			baseURL: '={{$credentials.baseUrl}}',
		},
		properties: propertiesOf(resources),
		sensitiveOutputFields: sensitiveOutputFieldsOf(resources),
	};

	methods = {
		credentialTest: {
			hueChatAccountApiTest: credentialTest({
				platform: platformFor(paths.inbox.getAll),
				authenticate: new HueChatAccountApi().authenticate,
				// Listing inboxes changes nothing, and needs no id of anything.
				request: {
					method: 'GET',
					url: (credentials) => addressIn(paths.inbox.getAll, credentials),
				},
				// A key for sending only may lack the scope to list inboxes, and is a good key all the same.
				weak: { statuses: [403], message: 'HueChat did not refuse the API key' },
			}),
		},
		listSearch,
		loadOptions,
		resourceMapping,
	};

	customOperations = customOperationsOf(resources);
}
