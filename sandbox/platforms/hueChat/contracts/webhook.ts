import { z } from 'zod';
import { contract } from '../../../platform';
import { page } from './fields';

const webhookEvent = z.enum([
	'message.received',
	'message.sent',
	'message.delivered',
	'message.read',
	'conversation.created',
	'conversation.updated',
	'conversation.resolved',
	'conversation.assigned',
	'contact.created',
	'contact.updated',
	'contact.deleted',
]);

const webhookBody = z.strictObject({
	url: z.string().url(),
	events: z.array(webhookEvent).min(1, 'must name an event'),
	active: z.boolean(),
});

export type WebhookFields = z.output<typeof webhookBody>;

export const createWebhook = contract({
	method: 'POST',
	path: '/webhooks',
	body: webhookBody,
	...page('guides/webhooks'),
});

const byWebhook = z.strictObject({ id: z.string().regex(/^wh_\w+$/) });
const convention = { document: 'none: REST convention', certainty: 'by convention' as const };

export const listWebhooks = contract({ method: 'GET', path: '/webhooks', ...convention });

export const getWebhook = contract({
	method: 'GET',
	path: '/webhooks/:id',
	params: byWebhook,
	...convention,
});

export const deleteWebhook = contract({
	method: 'DELETE',
	path: '/webhooks/:id',
	params: byWebhook,
	...convention,
});
