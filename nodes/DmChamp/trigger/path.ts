import type { WebhookField } from '../../shared/webhook/http/webhookFields';

/** The vendor's own path for messages (seed 001), so that a sender needs another base URL only. */
export const path: WebhookField = {
	template:
		'={{$parameter["event"] === "message" ? "incoming_custom_channel_message" : "event"}}',
	resolve: ({ event }) => (event === 'message' ? 'incoming_custom_channel_message' : 'event'),
};
