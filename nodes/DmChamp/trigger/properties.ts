import type { INodeProperties } from 'n8n-workflow';

import { filtersField, outputOptions, responseMode, unreadBody } from '../../shared/webhook';
import { eventOptions } from './eventNames';

const forKind = (...kinds: string[]): INodeProperties['displayOptions'] => ({ show: { events: kinds } });

const events: INodeProperties = {
	displayName: 'Events',
	name: 'events',
	type: 'multiOptions',
	required: true,
	noDataExpression: true,
	default: ['platformEvent'],
	description: 'All of them may come to one URL: they are told apart by what they hold',
	options: [
		{
			name: 'Platform Event',
			value: 'platformEvent',
			description: 'What DM Champ itself sends: a new contact, a message, an appointment, a tag and so on',
		},
		{
			name: 'Custom Channel Message',
			value: 'message',
			description:
				'A message or reaction that another system posts, in the form that DM Champ documents for custom channels',
		},
		{
			name: 'Auto-Recharge',
			value: 'autoRecharge',
			description: "A sub-account's credits run low: carries an idempotency key",
		},
	],
};

const notice = (name: string, displayName: string, more: Partial<INodeProperties> = {}): INodeProperties => ({
	displayName,
	name,
	type: 'notice',
	default: '',
	...more,
});

const notices: INodeProperties[] = [
	notice(
		'secretNotice',
		'Without a DM Champ Trigger Secret credential this trigger is open to anybody who knows its URL. With one, add <code>?apiKey=</code> and the secret to the webhook URL.',
	),
	notice(
		'platformNotice',
		'Enter the webhook URL that ends in <code>/event</code> in DM Champ under Settings → Webhooks, and tick the events there.',
		{ displayOptions: forKind('platformEvent', 'autoRecharge') },
	),
	notice(
		'messageNotice',
		'A system that posts to DM Champ can post here unchanged: give it the webhook URL up to, and without, <code>/incoming_custom_channel_message</code> as the base URL.',
		{ displayOptions: forKind('message') },
	),
];

const platformEvents: INodeProperties = {
	displayName: 'Platform Events',
	name: 'platformEvents',
	type: 'multiOptions',
	noDataExpression: true,
	default: [],
	displayOptions: forKind('platformEvent'),
	description:
		'The events to start on; all, where nothing is chosen here and below. DM Champ does not document their names: look at the event of your first ones.',
	options: eventOptions,
};

const otherEvents: INodeProperties = {
	displayName: 'Other Event Names',
	name: 'otherEvents',
	type: 'string',
	default: '',
	placeholder: 'e.g. deal_won',
	displayOptions: forKind('platformEvent'),
	description: 'Names of further events to start on, comma-separated. Case and separators do not count.',
};

const filters: INodeProperties = {
	...filtersField([
		{
			displayName: 'To ID',
			name: 'toId',
			type: 'string',
			default: '',
			description: 'Business identifiers to let through: one or several, comma-separated',
		},
	]),
	displayOptions: forKind('message', 'platformEvent'),
	description: 'What a filter leaves out is answered as received and starts nothing. Auto-recharges are never left out.',
};

/** The fields of the trigger. */
export const properties: INodeProperties[] = [
	events,
	...notices,
	platformEvents,
	otherEvents,
	responseMode,
	filters,
	outputOptions,
	unreadBody,
];
