import { inBody, textList } from '../shared/fields';
import { resource } from '../shared/operation';
import { createOf, deleteOf, getOf, getPagesOf, updateOf } from './crud';
import { demanded, webhookName, webhookUrl } from './fields';
import { paths } from './paths';
import { outboundWebhookOutput } from './outputs/v2';

const labels = { one: 'an outbound webhook', many: 'outbound webhooks', answer: outboundWebhookOutput };
const events = textList({
	displayName: 'Events',
	name: 'events',
	placeholder: 'e.g. message.created',
	description:
		'The events as HueChat calls them, comma-separated or as a list; no document lists them',
	to: inBody('events'),
});

export const outboundWebhook = resource('outboundWebhook', 'Outbound Webhook', [
	createOf(paths.outboundWebhook.create, labels, {
		fields: [demanded(webhookUrl), demanded(events)],
		optional: [webhookName],
		risk: 'access',
	}),
	deleteOf(paths.outboundWebhook.delete, labels),
	getOf(paths.outboundWebhook.get, labels),
	getPagesOf(paths.outboundWebhook.getAll, labels),
	updateOf(paths.outboundWebhook.update, labels, {
		optional: [webhookUrl, events, webhookName],
		risk: 'access',
	}),
]);
