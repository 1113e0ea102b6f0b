import { webhookCredential } from '../../demo/credentials';
import type { Credential, WorkflowFile } from '../../demo/n8n-cli';
import { packageName } from '../../demo/paths';

/** The secret's credential, as n8n imports it. */
export const webhookSecret = webhookCredential('e2e-secret_more.than~sixteen');

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

/** What a workflow is that a trigger of this package starts. */
export interface Triggered {
	/** Of the trigger in the workflow. */
	name: string;
	/** Without the package's name. */
	type: string;
	parameters: Record<string, unknown>;
	credential?: Pick<Credential, 'id' | 'name' | 'type'>;
	/** Type and parameters of the node behind it; one that does nothing unless told. */
	work?: Record<string, unknown>;
}

const NO_WORK = { type: 'n8n-nodes-base.noOp', typeVersion: 1, parameters: {} };

/** A trigger → a node that does the work. */
export function triggeredBy(id: string, triggered: Triggered): WorkflowFile {
	const { credential, name, parameters, type, work = NO_WORK } = triggered;
	return {
		id,
		name: id,
		nodes: [
			{
				id: `${id}-1`,
				name,
				type: `${packageName}.${type}`,
				typeVersion: 1,
				position: [0, 0],
				webhookId: `${id}-hook`,
				parameters,
				...(credential && {
					credentials: { [credential.type]: { id: credential.id, name: credential.name } },
				}),
			},
			{ id: `${id}-2`, name: 'Work', position: [220, 0], ...work },
		],
		connections: { [name]: { main: [[{ node: 'Work', type: 'main', index: 0 }]] } },
		settings: { executionOrder: 'v1' },
	};
}

/**
 * DM Champ Trigger → one node that does the work.
 *
 * @param id at most 16 letters and digits: n8n's column is that wide
 */
export function triggered(id: string, options: TriggerOptions = {}): WorkflowFile {
	const { guarded = false, calls } = options;
	const parameters = { events: ['message'], ...options.parameters };
	const work =
		calls === undefined
			? undefined
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
	return triggeredBy(id, {
		...{ name: 'DM Champ Trigger', type: 'dmChampTrigger', parameters, work },
		credential: guarded ? webhookSecret : undefined,
	});
}
