import { NodeConnectionTypes } from 'n8n-workflow';
import type {
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
	IPollFunctions,
} from 'n8n-workflow';

import { HitlChatApi } from '../../credentials/HitlChatApi.credentials';
import { credentialTest } from '../shared/transport';
import { hitlChat } from './platform';
import { pollConversations } from './trigger/poll';
import { properties } from './trigger/properties';

/** Starts workflows for changes in HitlChat's list of conversations ("How to Use the HitlChat API" has no webhooks). */
export class HitlChatTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'HitlChat Trigger',
		name: 'hitlChatTrigger',
		icon: { light: 'file:../../icons/hitlchat.svg', dark: 'file:../../icons/hitlchat.dark.svg' },
		group: ['trigger'],
		version: [1],
		subtitle: '={{ [$parameter["events"]].flat().join(", ") }}',
		description: 'Starts the workflow when a conversation in HitlChat is new or changes',
		defaults: { name: 'HitlChat Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'hitlChatApi', required: true, testedBy: 'hitlChatApiTest' }],
		properties,
	};

	methods = {
		credentialTest: {
			hitlChatApiTest: credentialTest({
				platform: hitlChat,
				authenticate: new HitlChatApi().authenticate,
				request: { method: 'GET', url: '/conversationlist' },
			}),
		},
	};

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await pollConversations(this);
	}
}
