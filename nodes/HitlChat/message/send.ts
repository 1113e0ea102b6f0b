import { choice, collection, file, inBody, text, url } from '../../shared/fields';
import { qrOnly } from '../connections';
import { operation } from '../platform';
import { recipient, recipientNumber } from '../recipient';
import { attachFile, encodeFile } from './mediaFile';

const MEDIA = ['audio', 'file', 'image', 'video'];

export const send = operation({
	value: 'send',
	name: 'Send',
	action: 'Send WhatsApp message to one phone number',
	description: 'Send a text, image, video, audio or file to one WhatsApp number (QR connection only)',
	notices: [qrOnly],
	builderHint:
		'Only for numbers connected by QR code. For a number on the WhatsApp Business API use resource broadcast, operation send, with an approved template.',
	source: {
		document: 'How to Use the HitlChat API',
		certainty: 'documented',
		note: 'Files of the input item, captions and file names are not in the document: public programs in production send mediaBase64, fileName and caption.',
	},
	effect: 'send',
	request: { method: 'POST', url: '/messages/send' },
	fields: [
		recipientNumber,
		choice({
			displayName: 'Type',
			name: 'type',
			description: 'What kind of message to send',
			options: [
				{ name: 'Audio', value: 'audio' },
				{ name: 'File', value: 'file' },
				{ name: 'Image', value: 'image' },
				{ name: 'Text', value: 'text' },
				{ name: 'Video', value: 'video' },
			],
			default: 'text',
			to: inBody('type'),
		}),
		text({
			displayName: 'Message Text',
			name: 'messageText',
			rows: 3,
			required: true,
			show: { type: ['text'] },
			placeholder: 'e.g. Hi! A human will be with you shortly.',
			description: 'The text that the recipient reads; line breaks stay',
			to: inBody('messageText'),
		}),
		choice({
			displayName: 'Media From',
			name: 'mediaFrom',
			description: 'Where the file to send comes from',
			options: [
				{
					name: 'Input Item',
					value: 'inputItem',
					description: 'A file of the input item, such as one that an earlier node downloaded',
				},
				{
					name: 'URL',
					value: 'url',
					description: 'A public URL from which HitlChat downloads it',
				},
			],
			default: 'url',
			show: { type: MEDIA },
		}),
		url({
			displayName: 'Media URL',
			name: 'mediaUrl',
			required: true,
			show: { type: MEDIA, mediaFrom: ['url'] },
			placeholder: 'e.g. https://example.com/picture.jpg',
			description: 'The address of the file itself, not of a page that shows it. HitlChat must be able to download it without a login.',
			to: inBody('media_url'),
		}),
		file({
			displayName: 'Input Data Field Name',
			name: 'binaryPropertyName',
			required: true,
			show: { type: MEDIA, mediaFrom: ['inputItem'] },
		}),
		collection(
			'Additional Fields',
			'additionalFields',
			[
				text({
					displayName: 'Caption',
					name: 'caption',
					rows: 2,
					description: 'The text below the image, video or file',
					to: inBody('caption'),
				}),
				text({
					displayName: 'File Name',
					name: 'fileName',
					placeholder: 'e.g. invoice.pdf',
					description: 'The name under which the recipient sees the file, with its ending',
					to: inBody('fileName'),
				}),
			],
			{ type: MEDIA },
		),
	],
	checks: [attachFile],
	encode: encodeFile,
	recipient,
	outputSchema: {},
});
