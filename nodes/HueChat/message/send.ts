import type { INodeProperties } from 'n8n-workflow';

import { InputError } from '../../shared/transport/errors/outcome';
import type { Check } from '../../shared/operation/operationPolicy';
import { locatorField } from '../../shared/fields/locator';
import { pathSegmentAt } from '../../shared/fields/pathSegment';
import {
	templateVariables,
	variableFields,
	variableParameters,
} from '../../shared/fields/templateVariables';
import { textAt } from '../../shared/fields/text';
import { webAddressAt } from '../../shared/fields/webAddress';
import { channels } from '../channels';
import { contactField, contactReference } from '../contactReference';
import { operation } from '../platform';
import { mediaFields } from './mediaFields';

const only = (type: string, field: INodeProperties): INodeProperties => ({
	...field,
	displayOptions: { show: { ...field.displayOptions?.show, messageType: [type] } },
});

const setParameters: Check = ({ body }, item) => {
	if (item.parameter('messageType') !== 'template') return;
	const parameters = templateVariables(item);
	if (parameters === undefined) return;
	const [wrong] = Object.keys(parameters).filter((name) => !/^[1-9]\d*$/.test(name));
	if (wrong !== undefined) {
		throw new InputError(
			`The variable ${wrong} is no number`,
			'HueChat numbers the placeholders of a template: 1, 2 and so on.',
		);
	}
	(body as Record<string, unknown>).template_parameters = parameters;
};

export const send = operation({
	value: 'send',
	name: 'Send',
	action: 'Send a message',
	description: 'Send a text, a WhatsApp template, an image or a document to a contact',
	source: {
		document: 'seed 002',
		certainty: 'documented',
		note: 'Templates come from the guide on sending WhatsApp messages. It names images and documents without showing their fields: media_url, caption and filename are by convention. Addressing a contact by phone or e-mail here is by convention, too: the page shows it for reading and changing a contact.',
	},
	effect: 'send',
	request: {
		method: 'POST',
		url: '=/contact/{{ encodeURIComponent($parameter["contactId"]) }}/message',
	},
	reads: ['contactId', ...variableParameters],
	fields: [
		contactField,
		{
			displayName: 'Channel',
			name: 'channel',
			type: 'options',
			options: channels,
			default: 'whatsapp',
			routing: { send: { type: 'body', property: 'channel' } },
		},
		{
			displayName: 'Type',
			name: 'messageType',
			type: 'options',
			options: [
				{ name: 'Document', value: 'document' },
				{ name: 'Image', value: 'image' },
				{ name: 'Template', value: 'template' },
				{ name: 'Text', value: 'text' },
			],
			default: 'text',
			description:
				"On WhatsApp, all but a template reach a contact only within 24 hours of the contact's last message",
			routing: { send: { type: 'body', property: 'message_type' } },
		},
		only('text', {
			displayName: 'Content',
			name: 'content',
			type: 'string',
			typeOptions: { rows: 3 },
			required: true,
			default: '',
			routing: { send: { type: 'body', property: 'content' } },
		}),
		only(
			'template',
			locatorField({
				displayName: 'Template',
				name: 'templateName',
				description: 'The approved WhatsApp template to send',
				property: 'template_name',
				searchListMethod: 'searchTemplates',
				by: { displayName: 'By Name', name: 'name', placeholder: 'e.g. appointment_reminder' },
			}),
		),
		...variableFields.map((field) => only('template', field)),
		...mediaFields,
	],
	checks: [
		pathSegmentAt(1, 'Contact', contactReference),
		webAddressAt(['body', 'media_url'], 'Media URL'),
		setParameters,
		textAt(['body', 'content'], 'Content'),
	],
	recipient: ({ url }) => url,
});
