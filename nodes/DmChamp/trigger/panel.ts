import type { INodeTypeDescription } from 'n8n-workflow';

const CHECKS = `If nothing arrives: the workflow must be published for the production URL; the test URL works for two minutes after <i>Listen for test event</i> and takes one call. n8n must have a public address with HTTPS. Refused calls are in n8n's log, one line a minute with the reason, and end the listening here.`;

/** What the editor shows beside the trigger. */
export const triggerPanel: INodeTypeDescription['triggerPanel'] = {
	header: 'Call the webhook URL from DM Champ or from your system',
	executionsHelp: {
		inactive: `DM Champ's own events: copy the URL that ends in <code>/event</code>, add <code>?apiKey=</code> and your secret, and enter it in DM Champ under Settings → Webhooks.<br /><br />Custom channel messages: give the sending system the URL up to, and without, <code>/incoming_custom_channel_message</code> as DM Champ's base URL, and your secret as the API key.<br /><br />${CHECKS}`,
		active: `Calls of the production URL start this workflow; calls of the test URL show up here while you listen.<br /><br />${CHECKS}`,
	},
	activationHint: 'Publish the workflow to take calls of the production URL.',
};
