import { inBody, text, textList, url } from '../shared/fields';
import { resource } from '../shared/operation';
import { createOf, deleteOf, getOf, getPagesOf, updateOf } from './crud';
import { demanded } from './fields';
import { paths } from './paths';

const labels = { one: 'an outbound webhook', many: 'outbound webhooks' };
const name = text({ displayName: 'Name', name: 'name', to: inBody('name') });

const address = url({
	displayName: 'URL',
	name: 'url',
	placeholder: 'e.g. https://example.com/hook',
	description: 'The public URL that HueChat should call',
	to: inBody('url'),
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
		fields: [demanded(address), demanded(events)],
		optional: [name],
	}),
	deleteOf(paths.outboundWebhook.delete, labels),
	getOf(paths.outboundWebhook.get, labels),
	getPagesOf(paths.outboundWebhook.getAll, labels),
	updateOf(paths.outboundWebhook.update, labels, { optional: [address, events, name] }),
]);
