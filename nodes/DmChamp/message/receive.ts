import { at } from '../../shared/fields/path';
import { operation } from '../platform';
import { customField, customTexts, fromId } from './customData';
import { messageSid } from './messageSid';

export const receive = operation({
	value: 'receive',
	name: 'Receive',
	action: 'Receive a message into a custom channel',
	description: "Hand a customer's message from another system to DM Champ",
	source: {
		document: 'seed 001',
		certainty: 'documented',
		note: 'The guide calls messageType optional, help.dmchamp.com/messages requires it: it is always sent. messageSid is derived where it is empty. Inside one agent run two equal messages have the same one.',
	},
	effect: 'send',
	request: { method: 'POST', url: '/incoming_custom_channel_message' },
	fields: [
		fromId,
		customField({
			displayName: 'To ID',
			name: 'toId',
			type: 'string',
			default: '',
			required: true,
			description: 'Your business: the ID of your DM Champ user',
		}),
		{
			displayName: 'Message Type',
			name: 'messageType',
			type: 'options',
			options: [
				{ name: 'Reaction', value: 'reaction' },
				{ name: 'Text', value: 'text' },
			],
			default: 'text',
			routing: { send: { type: 'body', property: 'messageType' } },
		},
		customField({
			displayName: 'Body',
			name: 'body',
			type: 'string',
			default: '',
			typeOptions: { rows: 3 },
			required: true,
			description: 'The text of the message, or the emoji of a reaction',
		}),
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [
				customField({
					displayName: 'Channel',
					name: 'channel',
					type: 'string',
					default: '',
					placeholder: 'e.g. livechat',
					description: 'A label for where the message comes from',
				}),
				customField({
					displayName: 'Message ID',
					name: 'messageSid',
					type: 'string',
					default: '',
					description:
						"The message's ID in the other system, by which DM Champ drops duplicates. Without it one is derived from this run and item.",
				}),
				customField({
					displayName: 'Status',
					name: 'status',
					type: 'string',
					default: '',
					placeholder: 'e.g. received',
				}),
			],
		},
	],
	compact: ['customData'],
	checks: [...customTexts({ fromId: 'From ID', toId: 'To ID', body: 'Body' }), messageSid],
	recipient: (request) => String(at(request, ['body', 'customData', 'fromId'])),
});
