import { NodeConnectionTypes } from 'n8n-workflow';
import type {
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	IExecuteFunctions,
	IHookFunctions,
	INodeCredentialTestResult,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';

import { emitDelivery } from '../shared/webhook/dedupe/emitDelivery';
import { handleWebhook } from '../shared/webhook/http/handleWebhook';
import { webhookFields } from '../shared/webhook/http/webhookFields';
import { adapter } from './trigger/adapter';
import { path } from './trigger/path';
import { properties } from './trigger/properties';
import { demandSecret, testSecret } from './trigger/secret';

/** Starts a workflow when DM Champ, or a system that posts to it, calls (seed 001). */
export class DmChampTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'DM Champ Trigger',
		name: 'dmChampTrigger',
		icon: { light: 'file:../../icons/dmchamp.svg', dark: 'file:../../icons/dmchamp.dark.svg' },
		group: ['trigger'],
		// 2 is for many calls a second: n8n reads the body then, see docs/scale.md.
		version: [1, 2],
		defaultVersion: 1,
		subtitle:
			'={{ ({ message: "incoming message", autoRecharge: "auto-recharge", platformEvent: "platform event" })[$parameter["event"]] }}',
		description: 'Starts a workflow on a custom-channel message, an auto-recharge or another event',
		eventTriggerDescription: 'Waiting for a call of the test URL',
		activationMessage: 'Calls of the production URL now start this workflow.',
		defaults: { name: 'DM Champ Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{ name: 'dmChampWebhookApi', required: false, testedBy: 'dmChampWebhookApiTest' },
		],
		webhooks: [
			{
				name: 'default',
				httpMethod: 'POST',
				...webhookFields({ path }),
			},
		],
		properties,
	};

	methods = {
		credentialTest: {
			async dmChampWebhookApiTest(
				this: ICredentialTestFunctions,
				credential: ICredentialsDecrypted,
			): Promise<INodeCredentialTestResult> {
				return await testSecret(credential);
			},
		},
	};

	webhookMethods = {
		default: {
			// The address is entered at the vendor by hand: there is nothing to find or to remove, but
			// n8n asks `create` whether it may open the endpoint.
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return false;
			},
			async create(this: IHookFunctions): Promise<boolean> {
				await demandSecret(this);
				return true;
			},
			async delete(this: IHookFunctions): Promise<boolean> {
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
