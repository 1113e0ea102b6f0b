import { NodeConnectionTypes } from 'n8n-workflow';
import type {
	IExecuteFunctions,
	IHookFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';

import { HueChatApi } from '../../credentials/HueChatApi.credentials';
import { credentialTest } from '../shared/transport';
import { checkFilters, emitDelivery, handleWebhook, webhookFields } from '../shared/webhook';
import { hueChat } from './platform';
import { adapter } from './trigger/adapter';
import { isRegistered, register, unregister } from './trigger/lifecycle';
import { triggerPanel } from './trigger/panel';
import { properties } from './trigger/properties';

/** Starts a workflow on HueChat's events (developer.huechat.ai/docs/guides/webhooks). */
export class HueChatTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'HueChat Trigger',
		name: 'hueChatTrigger',
		icon: { light: 'file:../../icons/huechat.svg', dark: 'file:../../icons/huechat.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{$parameter["events"].join(", ")}}',
		description: 'Starts the workflow on messages, conversations and contacts in HueChat',
		eventTriggerDescription: 'Waiting for an event from HueChat',
		activationMessage: 'HueChat now calls this workflow.',
		defaults: { name: 'HueChat Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'hueChatApi', required: true, testedBy: 'hueChatApiTest' }],
		webhooks: [
			{
				name: 'default',
				httpMethod: 'POST',
				path: 'huechat',
				// Without the secret it would be of no use to anybody.
				ndvHideUrl: true,
				ndvHideMethod: true,
				...webhookFields(),
			},
		],
		triggerPanel,
		properties,
	};

	methods = {
		credentialTest: {
			hueChatApiTest: credentialTest({
				platform: hueChat,
				authenticate: new HueChatApi().authenticate,
				request: { method: 'GET', url: '/contacts' },
			}),
		},
	};

	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return await isRegistered(this);
			},
			async create(this: IHookFunctions): Promise<boolean> {
				checkFilters(this);
				await register(this);
				return true;
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				await unregister(this);
				return true;
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await handleWebhook(this, adapter);
	}

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await emitDelivery(this);
	}
}
