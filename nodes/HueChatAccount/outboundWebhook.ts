import { inBody, text, textList } from '../shared/fields';
import { resource } from '../shared/operation';
import { createOf, deleteOf, getOf, getPagesOf, updateOf } from './crud';
import { demanded, webhookUrl } from './fields';
import { paths } from './paths';
import { outboundWebhookOutput } from './outputs/v2';

const labels = { one: 'an outbound webhook', many: 'outbound webhooks', answer: outboundWebhookOutput };
const name = text({
	displayName: 'Name',
	name: 'name',
	placeholder: 'e.g. n8n',
	description: 'What the webhook is called in HueChat',
	to: inBody('name'),
});

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
		optional: [name],
		risk: 'access',
	}),
	deleteOf(paths.outboundWebhook.delete, labels),
	getOf(paths.outboundWebhook.get, labels),
	getPagesOf(paths.outboundWebhook.getAll, labels),
	updateOf(paths.outboundWebhook.update, labels, {
		optional: [webhookUrl, events, name],
		risk: 'access',
	}),
]);
