import { collection, email, text } from '../../shared/fields';
import { operation } from '../platform';
import { campaignId, customChannel, fromId, inCustomData, recipient } from './customData';

const customChannelsOnly = {
	text: 'Custom channels only. On WhatsApp, send by <b>Send WhatsApp Web</b> or <b>Template: Send</b>; on SMS, Instagram and Messenger, DM Champ sends by campaigns and its bot.',
};

export const send = operation({
	value: 'send',
	name: 'Send',
	action: 'Send message to contact through custom channel',
	description: 'Send a message to a contact through a custom channel (not WhatsApp, SMS or Meta)',
	notices: [customChannelsOnly],
	builderHint:
		'Only for custom channels that the user built. For WhatsApp use operation sendWhatsAppWeb, or resource template, operation send. fromId is the ID of the customer, not of the business.',
	source: {
		document: 'API Access guide',
		certainty: 'documented',
		note: 'help.dmchamp.com/messages writes the address with dashes (send-custom-channel-message); the guide, with underscores, is followed. The reply is not shown.',
	},
	effect: 'send',
	request: { method: 'POST', url: '/send_custom_channel_message' },
	fields: [
		fromId,
		customChannel,
		text({
			displayName: 'Body',
			name: 'body',
			rows: 3,
			required: true,
			description: 'The text that the contact reads',
			to: inCustomData('body'),
		}),
		collection('Additional Fields', 'additionalFields', [
			campaignId,
			email({
				displayName: 'Email',
				name: 'email',
				description: 'The email address of the contact, for one that DM Champ creates',
				to: inCustomData('email'),
			}),
			text({
				displayName: 'First Name',
				name: 'firstName',
				description: 'The given name, for a contact that DM Champ creates',
				to: inCustomData('firstName'),
			}),
			text({
				displayName: 'Last Name',
				name: 'lastName',
				description: 'The family name, for a contact that DM Champ creates',
				to: inCustomData('lastName'),
			}),
		]),
	],
	recipient,
	outputSchema: {},
});
