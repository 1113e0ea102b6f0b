import { choice, collection, id, inBody, text } from '../../shared/fields';
import { operation } from '../platform';
import { campaignId, fromId, inCustomData, recipient } from './customData';
import { messageSid } from './messageSid';

const intoDmChamp = {
	text: 'This hands a message of another system over to DM Champ. To start a workflow when a customer writes, use the <b>DM Champ Trigger</b>.',
};

export const receive = operation({
	value: 'receive',
	name: 'Receive',
	action: 'Receive message from customer into custom channel',
	description: "Hand a customer's message from another system to DM Champ",
	notices: [intoDmChamp],
	builderHint:
		'Hands a message over TO DM Champ. To start a workflow when a customer writes, use the DM Champ Trigger instead.',
	source: {
		document: 'API Access guide',
		certainty: 'documented',
		note: 'The guide calls messageType optional, help.dmchamp.com/messages requires it: it is always sent. That page also has the campaign id, whose place was not visible: it goes where Send has it. messageSid is derived where it is empty. Inside one agent run two equal messages have the same one.',
	},
	effect: 'send',
	request: { method: 'POST', url: '/incoming_custom_channel_message' },
	fields: [
		fromId,
		id({
			displayName: 'To ID',
			name: 'toId',
			required: true,
			placeholder: 'e.g. user_4821',
			description: 'The ID of your DM Champ user, who stands for your business as the receiver',
			to: inCustomData('toId'),
		}),
		choice({
			displayName: 'Message Type',
			name: 'messageType',
			options: [
				{ name: 'Reaction', value: 'reaction' },
				{ name: 'Text', value: 'text' },
			],
			default: 'text',
			description: 'Whether the customer wrote a text or reacted to a message with an emoji',
			to: inBody('messageType'),
		}),
		text({
			displayName: 'Body',
			name: 'body',
			rows: 3,
			required: true,
			description: 'The text of the message, or the emoji of a reaction',
			to: inCustomData('body'),
		}),
		collection('Additional Fields', 'additionalFields', [
			campaignId,
			text({
				displayName: 'Channel',
				name: 'channel',
				placeholder: 'e.g. livechat',
				description: 'A label of your own for where the message comes from, such as livechat',
				to: inCustomData('channel'),
			}),
			id({
				displayName: 'Message ID',
				name: 'messageSid',
				placeholder: 'e.g. msg-98412',
				description:
					"The message's ID in the other system, by which DM Champ drops duplicates. If empty, one is derived from this run and item.",
				to: inCustomData('messageSid'),
			}),
			text({
				displayName: 'Status',
				name: 'status',
				placeholder: 'e.g. received',
				description: 'The status of the message; without it DM Champ takes received',
				to: inCustomData('status'),
			}),
		]),
	],
	checks: [messageSid],
	recipient,
	outputSchema: { success: 'boolean', messageId: 'string' },
});
