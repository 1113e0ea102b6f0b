import type { INodeProperties } from 'n8n-workflow';

import { responseMode, unreadBody } from '../../shared/webhook/http/responseFields';

const forEvent = (event: string): INodeProperties['displayOptions'] => ({
	show: { event: [event] },
});

const filterFor = (event: string): INodeProperties['displayOptions'] => ({
	show: { '/event': [event] },
});

const event: INodeProperties = {
	displayName: 'Event',
	name: 'event',
	type: 'options',
	noDataExpression: true,
	default: 'message',
	options: [
		{
			name: 'Auto-Recharge',
			value: 'autoRecharge',
			description: "A sub-account's credits run low: carries an idempotency key",
		},
		{
			name: 'Incoming Message',
			value: 'message',
			description: 'A message or reaction on a custom channel, in the form that DM Champ documents',
		},
		{
			name: 'Platform Event',
			value: 'platformEvent',
			description: 'Any other event from DM Champ, passed through',
		},
	],
};

const notices: INodeProperties[] = [
	{
		displayName:
			'A system that posts to DM Champ can post here unchanged: give it the webhook URL up to, and without, <code>/incoming_custom_channel_message</code> as the base URL.',
		name: 'messageNotice',
		type: 'notice',
		default: '',
		displayOptions: forEvent('message'),
	},
	{
		displayName:
			'Needs a DM Champ Webhook credential. Enter the webhook URL in DM Champ with <code>?apiKey=</code> and the secret at its end.',
		name: 'autoRechargeNotice',
		type: 'notice',
		default: '',
		displayOptions: forEvent('autoRecharge'),
	},
];

const filters: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add Filter',
	default: {},
	displayOptions: { show: { event: ['message', 'platformEvent'] } },
	description: 'What does not fit is answered as received and starts nothing',
	options: [
		{
			displayName: 'Channel',
			name: 'channel',
			type: 'string',
			default: '',
			placeholder: 'e.g. livechat, email',
			description: 'One channel or several, with commas in between',
			displayOptions: filterFor('message'),
		},
		{
			displayName: 'Event Name',
			name: 'eventName',
			type: 'string',
			default: '',
			placeholder: 'e.g. new_contact',
			description: 'One name or several, with commas in between',
			displayOptions: filterFor('platformEvent'),
		},
		{
			displayName: 'Message Type',
			name: 'messageType',
			type: 'multiOptions',
			default: ['text'],
			options: [
				{ name: 'Reaction', value: 'reaction' },
				{ name: 'Text', value: 'text' },
			],
			displayOptions: filterFor('message'),
		},
		{
			displayName: 'To ID',
			name: 'toId',
			type: 'string',
			default: '',
			description: 'One business identifier or several, with commas in between',
			displayOptions: filterFor('message'),
		},
	],
};

/** The fields of the trigger. */
export const properties: INodeProperties[] = [event, ...notices, responseMode, filters, unreadBody];
