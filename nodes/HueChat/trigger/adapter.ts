import { messageFilter } from '../../shared/webhook';
import type { WebhookAdapter } from '../../shared/webhook';
import { chosenEvents } from './events';
import { readEvent } from './read';
import { responseFormat } from './responseFormat';
import { verifyCall } from './verify';

/** HueChat's side of the webhook. */
export const adapter: WebhookAdapter = {
	responseFormat,
	whenFinished: (context) => context.getNodeParameter('responseMode') === 'lastNode',
	verify: verifyCall,
	read(context, body, verification, { headers, part }) {
		const result = readEvent(body, verification, headers, part);
		if ('refusal' in result || 'ping' in result.value) return result;
		const { message } = result.value;
		const chosen = chosenEvents(context.getNodeParameter('events', []));
		const leftOutBy = chosen.includes(message.event)
			? messageFilter(context.getNodeParameter('filters', {}))(message)
			: 'Events';
		return { value: { ...result.value, leftOutBy } };
	},
};
