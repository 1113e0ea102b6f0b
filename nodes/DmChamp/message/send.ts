import { emailAt } from '../../shared/fields/email';
import { at } from '../../shared/fields/path';
import { operation } from '../platform';
import { customField, customTexts, fromId } from './customData';

export const send = operation({
	value: 'send',
	name: 'Send',
	action: 'Send a message through a custom channel',
	description: 'Send a message to a contact through a custom channel (not WhatsApp, SMS or Meta)',
	source: {
		document: 'seed 001',
		certainty: 'documented',
		note: 'help.dmchamp.com/messages writes the address with dashes (send-custom-channel-message); the guide, with underscores, is followed. The reply is not shown.',
	},
	effect: 'send',
	request: { method: 'POST', url: '/send_custom_channel_message' },
	fields: [
		fromId,
		customField({
			displayName: 'Custom Channel',
			name: 'customChannel',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. my-channel',
			description: 'The name of your custom channel',
		}),
		customField({
			displayName: 'Body',
			name: 'body',
			type: 'string',
			default: '',
			typeOptions: { rows: 3 },
			required: true,
			description: 'The text of the message',
		}),
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [
				customField({
					displayName: 'Campaign ID',
					name: 'campaignId',
					type: 'string',
					default: '',
					description: 'Routes the message to this campaign',
				}),
				customField({
					displayName: 'Email',
					name: 'email',
					type: 'string',
					default: '',
					placeholder: 'name@email.com',
				}),
				customField({
					displayName: 'First Name',
					name: 'firstName',
					type: 'string',
					default: '',
					description: 'Used when the contact is created',
				}),
				customField({
					displayName: 'Last Name',
					name: 'lastName',
					type: 'string',
					default: '',
				}),
			],
		},
	],
	compact: ['customData'],
	checks: [
		...customTexts({ fromId: 'From ID', body: 'Body', campaignId: 'Campaign ID' }),
		emailAt(['body', 'customData', 'email'], 'Email'),
	],
	recipient: (request) => String(at(request, ['body', 'customData', 'fromId'])),
});
