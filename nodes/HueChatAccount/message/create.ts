import { choice, collection, extraFields, file, flag, inBody, text } from '../../shared/fields';
import { whatsAppWindow } from '../../shared/operation';
import { idempotencyKey } from '../idempotency';
import { operationAt } from '../operation';
import { paths } from '../paths';
import { one } from '../shapes';
import { attachFiles, encodeFiles } from './attachments';
import { buttons } from './buttons';
import { nameHeaderMedia, templateFields } from './template';
import { messageOutput } from '../outputs/v1';
import { placeTemplateForm } from './templateForm';

export const create = operationAt(paths.message.create, {
	value: 'create',
	name: 'Create',
	action: 'Send message or private note in conversation',
	description: 'Send a text, files or a template into a conversation, or write a private note',
	notices: [whatsAppWindow({ kind: ['files', 'text'] }, 'the type Template')],
	builderHint:
		'Needs a conversation that exists. On WhatsApp, text and files reach only contacts who wrote within the last 24 hours: otherwise use kind template.',
	note: 'Files go as multipart attachments[]; what a template takes as processed_params with body, header and buttons.',
	fields: [
		choice({
			displayName: 'Type',
			name: 'kind',
			description: 'What to send. On WhatsApp only a template reaches a contact who has not written within the last 24 hours.',
			options: [
				{ name: 'Files', value: 'files' },
				{ name: 'Template', value: 'template' },
				{ name: 'Text', value: 'text' },
			],
			default: 'text',
		}),
		text({
			displayName: 'Content',
			name: 'content',
			rows: 3,
			required: true,
			show: { kind: ['text'] },
			placeholder: 'e.g. Hello Jane, your order has been shipped.',
			description: 'The text that the contact reads, or that agents read if the message is private',
			to: inBody('content'),
		}),
		file({ multiple: true, required: true, show: { kind: ['files'] } }),
		text({
			displayName: 'Caption',
			name: 'caption',
			rows: 2,
			description: 'The text that comes with the files; may stay empty',
			show: { kind: ['files'] },
			to: inBody('content'),
		}),
		...templateFields,
		collection('Additional Fields', 'additionalFields', [
			...buttons,
			choice({
				displayName: 'Message Type',
				name: 'messageType',
				options: [
					{ name: 'Incoming', value: 'incoming' },
					{ name: 'Outgoing', value: 'outgoing' },
				],
				default: 'outgoing',
				description: 'Outgoing goes to the contact. Incoming records what the contact wrote elsewhere, in API inboxes only.',
				to: inBody('message_type'),
			}),
			flag({
				displayName: 'Private',
				name: 'private',
				default: true,
				description: 'Whether it is a note that only agents see and the contact never gets',
				to: inBody('private'),
			}),
			extraFields(),
		]),
	],
	checks: [nameHeaderMedia, placeTemplateForm, attachFiles, idempotencyKey],
	encode: encodeFiles,
	output: one,
	...messageOutput,
});
