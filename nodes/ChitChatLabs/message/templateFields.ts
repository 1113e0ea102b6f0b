import type { INodeProperties } from 'n8n-workflow';

import type { Check } from '../../shared/operation/operationPolicy';
import { InputError } from '../../shared/transport/errors/outcome';
import { at } from '../../shared/fields/path';
import { textAt } from '../../shared/fields/text';
import { webAddressAt } from '../../shared/fields/webAddress';

/** Which template, in which language. */
export const templateFields: INodeProperties[] = [
	{
		displayName: 'Template Name',
		name: 'fbTemplate',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. habit_run_confirmation_message',
		description: "The template's name in WhatsApp Manager",
		routing: { send: { type: 'body', property: 'fb_template' } },
	},
	{
		displayName: 'Language',
		name: 'language',
		type: 'string',
		required: true,
		default: 'en',
		placeholder: 'e.g. en',
		description: "The template's language code",
		routing: { send: { type: 'body', property: 'language' } },
	},
];

/** What the document calls optional. */
export const additionalFields: INodeProperties = {
	displayName: 'Additional Fields',
	name: 'additionalFields',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	options: [
		{
			displayName: 'File',
			name: 'file',
			type: 'fixedCollection',
			placeholder: 'Set File',
			default: {},
			description: 'For a template with an image, a video or a document on top',
			options: [
				{
					displayName: 'File',
					name: 'media',
					values: [
						{
							displayName: 'Type',
							name: 'type',
							type: 'options',
							options: [
								{ name: 'Document', value: 'document' },
								{ name: 'Image', value: 'image' },
								{ name: 'Video', value: 'video' },
							],
							default: 'image',
						},
						{
							displayName: 'Link',
							name: 'link',
							type: 'string',
							default: '',
							placeholder: 'e.g. https://example.com/picture.png',
							description: 'A public address from which the file can be fetched',
						},
					],
				},
			],
			// As one object, so that a link that is missing is seen and not just left out.
			routing: { send: { type: 'body', property: 'file', value: '={{ $value.media }}' } },
		},
		{
			displayName: 'Tag',
			name: 'tag',
			type: 'string',
			default: '',
			placeholder: 'e.g. november_run',
			description: 'To find these messages again under Messages in ChitChatLabs',
			routing: { send: { type: 'body', property: 'tag' } },
		},
	],
};

const TYPES = ['document', 'image', 'video'];

const needsWholeFile: Check = ({ body }) => {
	const file = at(body as object, ['file']);
	if (file === undefined || file === null) return;
	const type = at(file as object, ['type']);
	if (!TYPES.includes(String(type))) {
		throw new InputError('File Type has an unknown value', `Choose one of ${TYPES.join(', ')}.`);
	}
	if (String(at(file as object, ['link']) ?? '').trim() === '') {
		throw new InputError(
			'File Link is empty',
			'Give the address of the file, or remove File; if it is an expression, it gave nothing for this item.',
		);
	}
};

const trimTexts: Check = ({ body }) => {
	const fields = body as Record<string, unknown>;
	for (const name of ['fb_template', 'language', 'tag']) {
		const value = fields[name];
		if (typeof value === 'string') fields[name] = value.trim();
	}
};

/** Checks for the fields of this file. */
export const templateChecks: Check[] = [
	textAt(['body', 'fb_template'], 'Template Name'),
	textAt(['body', 'language'], 'Language'),
	textAt(['body', 'tag'], 'Tag'),
	trimTexts,
	needsWholeFile,
	webAddressAt(['body', 'file', 'link'], 'File Link'),
];
