import { NodeConnectionTypes } from 'n8n-workflow';
import type {
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
	IPollFunctions,
} from 'n8n-workflow';

import { HitlChatApi } from '../../credentials/HitlChatApi.credentials';
import { credentialTest } from '../shared/transport/send/credentialTest';
import { hitlChat } from './platform';
import { CUSTOMER_SENDER_NAMES, eventOptions } from './trigger/events';
import { pollConversations } from './trigger/poll';

/** Starts workflows for changes in HitlChat's list of conversations (seed 000 has no webhooks). */
export class HitlChatTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'HitlChat Trigger',
		name: 'hitlChatTrigger',
		icon: { light: 'file:../../icons/hitlchat.svg', dark: 'file:../../icons/hitlchat.dark.svg' },
		group: ['trigger'],
		version: [1],
		subtitle: '={{$parameter["events"].join(", ")}}',
		description: 'Starts the workflow when a conversation in HitlChat is new or changes',
		defaults: { name: 'HitlChat Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'hitlChatApi', required: true, testedBy: 'hitlChatApiTest' }],
		properties: [
			{
				displayName: 'Events',
				name: 'events',
				type: 'multiOptions',
				required: true,
				options: eventOptions,
				default: ['newConversation'],
			},
			{
				displayName: 'Options',
				name: 'options',
				type: 'collection',
				placeholder: 'Add option',
				default: {},
				options: [
					{
						displayName: 'Customer Sender Names',
						name: 'customerSenderNames',
						type: 'string',
						default: CUSTOMER_SENDER_NAMES,
						description:
							"What HitlChat calls the customer as the sender of the last message, with commas in between. The customer's own name always counts.",
					},
					{
						displayName: 'Save Every Change',
						name: 'persistAllChanges',
						type: 'boolean',
						default: true,
						description:
							'Whether to start a run without items for a change that is no chosen event but that the next one depends on, such as an answer to a customer. N8n saves what this node remembers only when a run starts; without it, a restart of n8n can swallow that next event.',
					},
				],
			},
		],
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
