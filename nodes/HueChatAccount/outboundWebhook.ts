import { resource } from '../shared/operation/operation';
import { textListAt } from '../shared/fields/textList';
import { webAddressAt } from '../shared/fields/webAddress';
import { createOf, deleteOf, getOf, getPagesOf, updateOf } from './crud';
import { bodyField } from './fields';
import { paths } from './paths';

const thing = { one: 'an outbound webhook', many: 'outbound webhooks' };
const name = bodyField('Name', 'name');
const url = bodyField('URL', 'url', { placeholder: 'e.g. https://example.com/hook' });

const events = bodyField('Events', 'events', {
	placeholder: 'e.g. message.created',
	description:
		'The events as HueChat calls them, with commas in between or as a list; no document lists them',
});

const checks = [webAddressAt(['body', 'url'], 'URL'), textListAt(['body', 'events'], 'Events')];

export const outboundWebhook = resource('outboundWebhook', 'Outbound Webhook', [
	createOf(paths.outboundWebhook.create, thing, {
		required: [url, events],
		optional: [name],
		checks,
	}),
	deleteOf(paths.outboundWebhook.delete, thing),
	getOf(paths.outboundWebhook.get, thing),
	getPagesOf(paths.outboundWebhook.getAll, thing),
	updateOf(paths.outboundWebhook.update, thing, { optional: [url, events, name], checks }),
]);
