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

import { checkFilters, emitDelivery, handleWebhook } from '../shared/webhook';
import { adapter } from './trigger/adapter';
import { triggerPanel } from './trigger/panel';
import { webhooks } from './trigger/paths';
import { properties } from './trigger/properties';
import { demandSecret, testSecret } from './trigger/secret';

/** A further path of the same trigger: what the first one was asked counts for it too. */
const byHand = {
	async checkExists(this: IHookFunctions): Promise<boolean> {
		return true;
	},
	async create(this: IHookFunctions): Promise<boolean> {
		return true;
	},
	async delete(this: IHookFunctions): Promise<boolean> {
		return true;
	},
};

/** Starts a workflow when DM Champ, or a system that posts to it, calls ("API Access"). */
export class DmChampTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'DM Champ Trigger',
		name: 'dmChampTrigger',
		icon: { light: 'file:../../icons/dmchamp.svg', dark: 'file:../../icons/dmchamp.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle:
			'={{ $parameter["events"].map((event) => ({ message: "custom channel message", autoRecharge: "auto-recharge", platformEvent: "platform event" })[event]).join(", ") }}',
		description:
			'Starts a workflow on an event from DM Champ, a custom channel message or an auto-recharge',
		eventTriggerDescription: 'Waiting for a call of the test URL',
		activationMessage: 'Calls of the production URL now start this workflow.',
		defaults: { name: 'DM Champ Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{ name: 'dmChampWebhookApi', required: false, testedBy: 'dmChampWebhookApiTest' },
		],
		webhooks,
		triggerPanel,
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
				checkFilters(this);
				await demandSecret(this);
				return true;
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				return true;
			},
		},
		message: byHand,
		messageWithDashes: byHand,
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await handleWebhook(this, adapter);
	}

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await emitDelivery(this);
	}
}
