import { webhookCredential } from '../../demo/credentials';
import type { WorkflowFile } from '../../demo/n8n-cli';

/** The secret's credential, as n8n imports it. */
export const webhookSecret = webhookCredential('e2e secret & more/than+sixteen');

export interface TriggerOptions {
	parameters?: Record<string, unknown>;
	/** Whether callers must carry the secret. */
	guarded?: boolean;
	/** What the workflow does: calls this address and fails where it fails. Nothing unless told. */
	calls?: string;
}

/** Path of a trigger's production webhook, without the leading slash. */
export function triggerPath(workflow: Pick<WorkflowFile, 'id'>, event = 'message'): string {
	return `${workflow.id}-hook/${event === 'message' ? 'incoming_custom_channel_message' : 'event'}`;
}

/**
 * DM Champ Trigger → one node that does the work.
 *
 * @param id at most 16 letters and digits: n8n's column is that wide
 */
export function triggered(id: string, options: TriggerOptions = {}): WorkflowFile {
	const { parameters = {}, guarded = false, calls } = options;
	const work =
		calls === undefined
			? { type: 'n8n-nodes-base.noOp', typeVersion: 1, parameters: {} }
			: {
					type: 'n8n-nodes-base.httpRequest',
					typeVersion: 4.2,
					parameters: {
						method: 'POST',
						url: calls,
						sendBody: true,
						specifyBody: 'json',
						jsonBody: '={{ JSON.stringify($json) }}',
						options: {},
					},
				};
	return {
		id,
		name: id,
		nodes: [
			{
				id: `${id}-1`,
				name: 'DM Champ Trigger',
				type: 'n8n-nodes-chat-inbox.dmChampTrigger',
				typeVersion: 1,
				position: [0, 0],
				webhookId: `${id}-hook`,
				parameters,
				...(guarded
					? {
							credentials: {
								[webhookSecret.type]: { id: webhookSecret.id, name: webhookSecret.name },
							},
						}
					: {}),
			},
			{ id: `${id}-2`, name: 'Work', position: [220, 0], ...work },
		],
		connections: { 'DM Champ Trigger': { main: [[{ node: 'Work', type: 'main', index: 0 }]] } },
		settings: { executionOrder: 'v1' },
	};
}
