import type { Credential, WorkflowFile } from '../../../../demo/n8n-cli';
import { setups } from '../setups';
import type { TriggerSetup } from '../setups';

const CREDENTIALS = { dmChamp: 'dmChampWebhookApi', hueChat: 'hueChatApi' };
const TYPES = { dmChamp: 'dmChampTrigger', hueChat: 'hueChatTrigger' };

/**
 * The setups that the real n8n gets: each event, mode and guard, fewer filters, and none that only the
 * engine can be put into.
 */
export const liveSetups: readonly TriggerSetup[] = setups.filter(
	({ blind, filters, finishes, guarded }) =>
		blind !== true && (Object.keys(filters).length === 0 || (!finishes && !guarded)),
);

/** A trigger and a node behind it that does nothing. */
export function workflowOf(setup: TriggerSetup, credential: Credential): WorkflowFile {
	const { guarded, id, parameters, platform } = setup;
	const type = CREDENTIALS[platform];
	return {
		id,
		name: id,
		nodes: [
			{
				id: `${id}-1`,
				name: 'Trigger',
				type: `n8n-nodes-chat-inbox.${TYPES[platform]}`,
				typeVersion: 1,
				position: [0, 0],
				webhookId: `${id}-hook`,
				parameters,
				...(guarded ? { credentials: { [type]: { id: credential.id, name: credential.name } } } : {}),
			},
			{
				id: `${id}-2`,
				name: 'Work',
				type: 'n8n-nodes-base.noOp',
				typeVersion: 1,
				position: [220, 0],
				parameters: {},
			},
		],
		connections: { Trigger: { main: [[{ node: 'Work', type: 'main', index: 0 }]] } },
		settings: { executionOrder: 'v1' },
	};
}

/** The path of a trigger's production webhook. */
export function pathOf({ id, platform, reads }: TriggerSetup): string {
	const last = reads === 'message' ? 'incoming_custom_channel_message' : 'event';
	return `/webhook/${id}-hook/${platform === 'hueChat' ? 'huechat' : last}`;
}
