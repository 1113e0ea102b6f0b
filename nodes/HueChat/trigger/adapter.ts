import type { WebhookAdapter } from '../../shared/webhook/http/handleWebhook';
import { chosenEvents } from './events';
import { readEvent } from './read';
import { verifyCall } from './verify';
import { responseFormat } from './responseFormat';

/** HueChat's side of the webhook door. */
export const adapter: WebhookAdapter = {
	responseFormat,
	whenFinished: (context) => context.getNodeParameter('responseMode') === 'lastNode',
	verify: verifyCall,
	read: (context, body, verified) =>
		readEvent(body, verified, chosenEvents(context.getNodeParameter('events', []))),
};
