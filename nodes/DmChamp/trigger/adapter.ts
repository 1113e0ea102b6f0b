import type { IWebhookFunctions } from 'n8n-workflow';

import type { WebhookAdapter } from '../../shared/webhook/http/handleWebhook';
import { events } from './events';
import type { EventName } from './events';
import { isWanted } from './filters';
import type { Filters } from './filters';
import { verifySecret } from './secret';
import { responseFormat } from './responseFormat';

/** DM Champ's side of the webhook door. */
export const adapter: WebhookAdapter = {
	responseFormat,
	whenFinished: (context) => context.getNodeParameter('responseMode') === 'lastNode',
	verify: verifySecret,
	read(context: IWebhookFunctions, body, verified) {
		const read = events[context.getNodeParameter('event') as EventName];
		const result = read(body, verified);
		if ('refusal' in result) return result;
		const filters = context.getNodeParameter('filters', {}) as Filters | null | undefined;
		return { value: { ...result.value, wanted: isWanted(result.value, filters ?? {}) } };
	},
};
