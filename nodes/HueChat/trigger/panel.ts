import type { INodeTypeDescription } from 'n8n-workflow';

const CHECKS = `If nothing arrives: HueChat must reach n8n at a public address with HTTPS (N8N_WEBHOOK_URL, WEBHOOK_URL in older versions); after that address has changed, unpublish the workflow and publish it again. The webhook must be active in HueChat. Refused calls are in n8n's log, one line a minute with the reason, and end the listening here.`;

/** What the editor shows beside the trigger. */
export const triggerPanel: INodeTypeDescription['triggerPanel'] = {
	header: 'Make something happen in HueChat',
	executionsHelp: {
		inactive: `There is no URL to enter: <i>Listen for test event</i> registers a webhook in HueChat for two minutes, publishing the workflow registers one that stays. The API key needs the scope <code>webhooks:manage</code>.<br /><br />${CHECKS}`,
		active: `The webhook is registered in HueChat. <i>Listen for test event</i> registers another one for two minutes, and does not disturb the first.<br /><br />${CHECKS}`,
	},
	activationHint: 'Publish the workflow to register its webhook in HueChat.',
};
