import type { INodeProperties } from 'n8n-workflow';

import type { Check } from '../../shared/operation/operationPolicy';
import { textAt } from '../../shared/fields/text';
import {
	templateVariables,
	variableFields,
	variableParameters,
} from '../../shared/fields/templateVariables';
import { yesOrNo } from '../../shared/fields/yesOrNo';
import { bodyField, collection } from '../fields';
import { chooser } from '../ids';
import { idempotencyKey } from '../idempotency';
import { operationAt } from '../operation';
import { paths } from '../paths';
import { one } from '../shapes';
import { attachFiles, encodeFiles } from './attachments';

const only = (kind: string, field: INodeProperties): INodeProperties => ({
	...field,
	displayOptions: { show: { ...field.displayOptions?.show, kind: [kind] } },
});

const templateFields: INodeProperties[] = [
	bodyField('', 'template_params.name', {
		...chooser('Template', 'templateName', 'searchTemplateNames', {
			displayName: 'By Name',
			placeholder: 'e.g. appointment_reminder',
		}),
		required: true,
	}),
	bodyField('Template Category', 'template_params.category', {
		name: 'templateCategory',
		type: 'options',
		options: [
			{ name: 'Authentication', value: 'AUTHENTICATION' },
			{ name: 'Marketing', value: 'MARKETING' },
			{ name: 'Utility', value: 'UTILITY' },
		],
		default: 'UTILITY',
	}),
	bodyField('Template Language', 'template_params.language', {
		name: 'templateLanguage',
		default: 'en',
		required: true,
	}),
	...variableFields,
];

const setVariables: Check = ({ body }, item) => {
	if (item.parameter('kind') !== 'template') return;
	const variables = templateVariables(item);
	if (variables === undefined) return;
	const { template_params: template } = body as { template_params?: Record<string, unknown> };
	if (template !== undefined) template.processed_params = { body: variables };
};

/** A note for agents must not reach the customer because an expression gave nothing. */
const decidePrivate: Check = (request, item) => {
	if (item.literal('additionalFields.private') === undefined) return;
	const isPrivate = yesOrNo(item.parameter('additionalFields.private', null), 'Private');
	request.body = { ...(request.body as object), private: isPrivate };
};

export const create = operationAt(paths.message.create, {
	value: 'create',
	name: 'Create',
	action: 'Send a message in a conversation',
	description: 'Send a text, files or a template into a conversation, or write a private note',
	note: 'Files go as multipart attachments[]; the placeholders of a template as processed_params.body.',
	reads: ['kind', 'binaryPropertyNames', ...variableParameters],
	fields: [
		{
			displayName: 'Type',
			name: 'kind',
			type: 'options',
			options: [
				{ name: 'Files', value: 'files' },
				{ name: 'Template', value: 'template' },
				{ name: 'Text', value: 'text' },
			],
			default: 'text',
		},
		only('text', bodyField('Content', 'content', { typeOptions: { rows: 3 }, required: true })),
		only('files', {
			displayName: 'Input Binary Fields',
			name: 'binaryPropertyNames',
			type: 'string',
			required: true,
			default: 'data',
			hint: 'The names of the input fields with the files, with commas in between',
		}),
		only('files', bodyField('Caption', 'content', { name: 'caption', typeOptions: { rows: 2 } })),
		...templateFields.map((field) => only('template', field)),
		only('template', bodyField('Content', 'content', {
			name: 'templateText',
			required: true,
			typeOptions: { rows: 3 },
			description: 'The text of the template as agents shall see it in the conversation',
		})),
		collection('Additional Fields', 'additionalFields', [
			bodyField('Message Type', 'message_type', {
				type: 'options',
				options: [
					{ name: 'Incoming', value: 'incoming' },
					{ name: 'Outgoing', value: 'outgoing' },
				],
				default: 'outgoing',
				description: 'Incoming ones are possible in inboxes of the type API only',
			}),
			bodyField('Private', 'private', {
				type: 'boolean',
				default: true,
				description: 'Whether only agents see it, as a note',
			}),
		]),
	],
	compact: ['template_params'],
	checks: [
		textAt(['body', 'content'], 'Content'),
		decidePrivate,
		setVariables,
		attachFiles,
		idempotencyKey,
	],
	encode: encodeFiles,
	output: [one],
});
