import { choices, inBody } from '../shared/fields';
import { resource } from '../shared/operation';
import { createOf, deleteOf, getAllOf, updateOf } from './crud';
import { demanded, webhookName, webhookUrl } from './fields';
import { paths } from './paths';
import { webhookOutput } from './outputs/v1';

const labels = { one: 'a webhook', many: 'webhooks', answer: webhookOutput };
const events = choices({
	displayName: 'Events',
	name: 'subscriptions',
	description: 'The events for which HueChat should call the URL',
	options: [
		{ name: 'Contact Created', value: 'contact_created' },
		{ name: 'Contact Updated', value: 'contact_updated' },
		{ name: 'Conversation Created', value: 'conversation_created' },
		{ name: 'Conversation Status Changed', value: 'conversation_status_changed' },
		{ name: 'Conversation Typing Off', value: 'conversation_typing_off' },
		{ name: 'Conversation Typing On', value: 'conversation_typing_on' },
		{ name: 'Conversation Updated', value: 'conversation_updated' },
		{ name: 'Message Created', value: 'message_created' },
		{ name: 'Message Updated', value: 'message_updated' },
		{ name: 'Web Widget Opened', value: 'webwidget_triggered' },
	],
	to: inBody('subscriptions'),
});

export const webhook = resource('webhook', 'Webhook', [
	createOf(paths.webhook.create, labels, {
		fields: [demanded(webhookUrl), demanded(events)],
		optional: [webhookName],
		risk: 'access',
	}),
	deleteOf(paths.webhook.delete, labels),
	getAllOf(paths.webhook.getAll, labels),
	updateOf(paths.webhook.update, labels, {
		optional: [webhookUrl, events, webhookName],
		risk: 'access',
	}),
]);
