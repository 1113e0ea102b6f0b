import { byName, choice, inBody, locator, templateVariables, text } from '../../shared/fields';
import { whatsAppWindow } from '../../shared/operation';
import { channelChoice } from '../channels';
import { contactField } from '../contactReference';
import { messageOutput } from '../outputs';
import { operation } from '../platform';
import { mediaFields } from './mediaFields';

const TEMPLATE = { messageType: ['template'] };

const window = whatsAppWindow({ messageType: ['document', 'image', 'text'] }, 'the type Template');

export const send = operation({
	value: 'send',
	name: 'Send',
	action: 'Send message to one contact',
	description: 'Send a text, a WhatsApp template, an image or a document to one contact by WhatsApp, SMS, Instagram or email',
	notices: [window],
	builderHint:
		'On WhatsApp, message types other than template reach only contacts who wrote within the last 24 hours: for a first message use messageType template.',
	source: {
		document: 'HueChat, Your First API Call',
		certainty: 'documented',
		note: 'Templates come from the guide on sending WhatsApp messages. It names images and documents without showing their fields: media_url, caption and filename are by convention. Addressing a contact by phone or email here is by convention, too: the page shows it for reading and changing a contact.',
	},
	effect: 'send',
	request: { method: 'POST', url: '/contact/:contactId/message' },
	fields: [
		contactField,
		channelChoice('Channel', 'channel', 'The channel to send on; the contact must have an address there, such as a phone number for WhatsApp', inBody('channel')),
		choice({
			displayName: 'Type',
			name: 'messageType',
			options: [
				{ name: 'Document', value: 'document' },
				{ name: 'Image', value: 'image' },
				{ name: 'Template', value: 'template' },
				{ name: 'Text', value: 'text' },
			],
			default: 'text',
			description:
				'What to send. On WhatsApp only a template reaches a contact who has not written within the last 24 hours.',
			to: inBody('message_type'),
		}),
		text({
			displayName: 'Content',
			name: 'content',
			rows: 3,
			required: true,
			show: { messageType: ['text'] },
			placeholder: 'e.g. Hello Jane, your order has been shipped.',
			description: 'The text that the contact reads',
			to: inBody('content'),
		}),
		locator({
			displayName: 'Template',
			name: 'templateName',
			required: true,
			show: TEMPLATE,
			description: 'The approved WhatsApp template to send, by its exact name',
			searchListMethod: 'searchTemplates',
			by: [byName('e.g. appointment_reminder')],
			to: inBody('template_name'),
		}),
		...templateVariables({
			to: inBody('template_parameters'),
			show: TEMPLATE,
			numbered: true,
			mappingMethod: 'getTemplateVariables',
			dependsOn: ['templateName.value'],
		}),
		...mediaFields,
	],
	recipient: ({ url }) => url,
	...messageOutput,
});
