import { webAddressAt } from '../../shared/fields/webAddress';
import { operation } from '../platform';
import { recipient, recipientIsPhone, recipientNumber } from '../recipient';

export const send = operation({
	value: 'send',
	name: 'Send',
	action: 'Send a message',
	description: 'Send a WhatsApp message (QR connection only)',
	source: {
		document: 'seed 000',
		certainty: 'documented',
		note: 'Captions and file names are not mentioned, so there are none.',
	},
	effect: 'send',
	request: { method: 'POST', url: '/messages/send' },
	fields: [
		recipientNumber,
		{
			displayName: 'Type',
			name: 'type',
			type: 'options',
			options: [
				{ name: 'Audio', value: 'audio' },
				{ name: 'File', value: 'file' },
				{ name: 'Image', value: 'image' },
				{ name: 'Text', value: 'text' },
				{ name: 'Video', value: 'video' },
			],
			default: 'text',
			routing: { send: { type: 'body', property: 'type' } },
		},
		{
			displayName: 'Message Text',
			name: 'messageText',
			type: 'string',
			typeOptions: { rows: 3 },
			required: true,
			displayOptions: { show: { type: ['text'] } },
			default: '',
			routing: { send: { type: 'body', property: 'messageText' } },
		},
		{
			displayName: 'Media URL',
			name: 'mediaUrl',
			type: 'string',
			required: true,
			displayOptions: { show: { type: ['audio', 'file', 'image', 'video'] } },
			default: '',
			placeholder: 'e.g. https://example.com/picture.jpg',
			description: 'A public address from which HitlChat can fetch the file',
			routing: { send: { type: 'body', property: 'media_url' } },
		},
	],
	checks: [
		recipientIsPhone,
		webAddressAt(['body', 'media_url'], 'Media URL'),
		({ body }) => {
			const fields = body as { messageText?: unknown };
			// A number from a spreadsheet is a fine message; the document shows text.
			if (fields.messageText !== undefined) fields.messageText = String(fields.messageText);
		},
	],
	recipient,
});
