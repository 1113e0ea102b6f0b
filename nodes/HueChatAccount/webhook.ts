import { resource } from '../shared/operation/operation';
import { webAddressAt } from '../shared/fields/webAddress';
import { createOf, deleteOf, getAllOf, updateOf } from './crud';
import { bodyField } from './fields';
import { paths } from './paths';

const thing = { one: 'a webhook', many: 'webhooks' };

const url = bodyField('URL', 'url', { placeholder: 'e.g. https://example.com/hook' });

const subscriptions = bodyField('Events', 'subscriptions', {
	type: 'multiOptions',
	options: [
		{ name: 'Contact Created', value: 'contact_created' },
		{ name: 'Contact Updated', value: 'contact_updated' },
		{ name: 'Conversation Created', value: 'conversation_created' },
		{ name: 'Conversation Status Changed', value: 'conversation_status_changed' },
		{ name: 'Conversation Updated', value: 'conversation_updated' },
		{ name: 'Message Created', value: 'message_created' },
		{ name: 'Message Updated', value: 'message_updated' },
		{ name: 'Web Widget Opened', value: 'webwidget_triggered' },
	],
	default: [],
});

const name = bodyField('Name', 'name');
const checks = [webAddressAt(['body', 'url'], 'URL')];

export const webhook = resource('webhook', 'Webhook', [
	createOf(paths.webhook.create, thing, {
		required: [url, subscriptions],
		optional: [name],
		checks,
	}),
	deleteOf(paths.webhook.delete, thing),
	getAllOf(paths.webhook.getAll, thing),
	updateOf(paths.webhook.update, thing, { optional: [url, subscriptions, name], checks }),
]);
