import type { Credential, WorkflowFile } from '../../../../demo/n8n-cli';
import { triggeredBy } from '../../../e2e/triggerWorkflows';
import { setups } from '../setups';
import type { TriggerSetup } from '../setups';

/**
 * The setups that the real n8n gets: each event, mode and guard, fewer filters, and none that only the
 * engine can be put into.
 */
export const liveSetups: readonly TriggerSetup[] = setups.filter(
	({ blind, filters, finishes, guarded }) =>
		blind !== true && (Object.keys(filters).length === 0 || (!finishes && !guarded)),
);

/** The workflow of a setup. */
export function workflowOf(setup: TriggerSetup, credential: Credential): WorkflowFile {
	const { guarded, id, parameters, platform } = setup;
	return triggeredBy(id, {
		...{ name: 'Trigger', type: `${platform}Trigger`, parameters },
		credential: guarded ? credential : undefined,
	});
}

/** The path of a trigger's production webhook. */
export function pathOf({ id, platform, reads }: TriggerSetup): string {
	const last = reads.join() === 'message' ? 'incoming_custom_channel_message' : 'event';
	return `/webhook/${id}-hook/${platform === 'hueChat' ? 'huechat' : last}`;
}
