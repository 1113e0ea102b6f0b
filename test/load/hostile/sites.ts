import type { IDataObject } from 'n8n-workflow';

import { platforms } from '../../../scripts/registry';
import type { NodeClass } from '../../../scripts/registry';
import { isObject } from '../../../nodes/shared/object';
import type { Sandbox } from '../../../sandbox';
import { publish } from '../../engine/harness/run-webhook';
import type { WebhookOptions } from '../../engine/harness/run-webhook';
import type { Secrets } from './compose';
import type { TriggerSetup } from './setups';

/** A published trigger in n8n's engine, ready to be called. */
export interface Site {
	setup: TriggerSetup;
	secrets: Secrets;
	/** For every call: node, parameters, credentials, what n8n stored when it was published. */
	options: WebhookOptions;
}

/** A webhook as the sandbox keeps it. */
export interface KeptHook {
	url: string;
	signing_secret: string;
}

/** The secret of the guarded DM Champ triggers, with every sort of character that one may have. */
export const DM_CHAMP_SECRET = 'hostile-secret_and.more~than-sixteen';

/** The webhooks that are registered at the sandbox's HueChat. */
export async function hooksAt(sandbox: Sandbox): Promise<KeptHook[]> {
	const response = await fetch(`${sandbox.url}/_sandbox/state`);
	const state = (await response.json()) as { hueChat: { webhooks: KeptHook[] } };
	return state.hueChat.webhooks;
}

/** The secrets of a registered webhook. */
export const secretsOf = ({ url, signing_secret: signing }: KeptHook): Secrets => ({
	carried: new URL(url).searchParams.get('secret') ?? '',
	signing,
});

function triggerOf(name: string): NodeClass {
	const trigger = platforms().find((one) => one.name === name)?.triggers[0];
	if (trigger === undefined) throw new Error(`${name} has no trigger`);
	return trigger.nodeClass;
}

/** Takes the signing secret out of what n8n stored, as where HueChat had given none. */
function blinded(staticData: IDataObject): void {
	for (const stored of Object.values(staticData).filter(isObject)) {
		if (isObject(stored.production)) stored.production.encryptedSigningSecret = null;
	}
}

async function openHueChat(setup: TriggerSetup, sandbox: Sandbox): Promise<Site> {
	const staticData: IDataObject = {};
	const options: WebhookOptions = {
		node: triggerOf('hueChat'),
		parameters: setup.parameters,
		nodeId: setup.id,
		credentials: {
			hueChatApi: { apiKey: sandbox.key('hueChat'), baseUrl: sandbox.baseUrl('hueChat') },
		},
		staticData,
		instanceUrl: 'http://127.0.0.1:9',
	};
	await publish(options);
	const hook = (await hooksAt(sandbox)).at(-1);
	if (hook === undefined) throw new Error('HueChat has no webhook after publishing');
	if (setup.blind) blinded(staticData);
	return { setup, secrets: secretsOf(hook), options };
}

/** Publishes a trigger in n8n's engine; HueChat's registers itself at the sandbox. */
export async function openSite(setup: TriggerSetup, sandbox: Sandbox): Promise<Site> {
	if (setup.platform === 'hueChat') return await openHueChat(setup, sandbox);
	const credentials = { dmChampWebhookApi: { secret: DM_CHAMP_SECRET } };
	const options: WebhookOptions = {
		node: triggerOf('dmChamp'),
		parameters: setup.parameters,
		nodeId: setup.id,
		...(setup.guarded ? { credentials } : {}),
	};
	await publish(options);
	return { setup, secrets: { carried: DM_CHAMP_SECRET }, options };
}
