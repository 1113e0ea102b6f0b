import type { INodeTypeDescription } from 'n8n-workflow';

import { webhookFields } from '../../shared/webhook';

type Webhook = NonNullable<INodeTypeDescription['webhooks']>[number];

const webhook = (name: string, path: string, isHidden = false): Webhook =>
	({
		name,
		httpMethod: 'POST',
		path,
		...(isHidden && { ndvHideUrl: true, ndvHideMethod: true }),
		...webhookFields(),
	}) as Webhook;

/**
 * The trigger's URLs: one for DM Champ's own events, and the two paths that DM Champ documents for
 * messages of custom channels (API access with underscores, Messages with dashes), so that a sender needs
 * another base URL only. All of them take all chosen events.
 */
export const webhooks: Webhook[] = [
	webhook('default', 'event'),
	webhook('message', 'incoming_custom_channel_message'),
	webhook('messageWithDashes', 'incoming-custom-channel-message', true),
];

/** Names of the webhooks whose path says that a message comes. */
export const MESSAGE_WEBHOOKS: readonly string[] = ['message', 'messageWithDashes'];
