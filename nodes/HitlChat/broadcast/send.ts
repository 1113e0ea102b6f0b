import type { INodeProperties } from 'n8n-workflow';

import type { Check } from '../../shared/operation/operationPolicy';
import { InputError } from '../../shared/transport/errors/outcome';
import { futureTime } from '../../shared/fields/dateTime';
import { locatorField } from '../../shared/fields/locator';
import { normalizePhone } from '../../shared/fields/phone';
import { isBlank } from '../../shared/fields/required';
import {
	templateVariables,
	variableFields,
	variableParameters,
} from '../../shared/fields/templateVariables';
import { textList } from '../../shared/fields/textList';
import { operation } from '../platform';

const NUMBERS = 'Recipient Numbers';

interface Audience {
	property: string;
	read: (input: unknown) => string[];
}

// Only the field for numbers is shown by the document; the other two follow its spelling.
const AUDIENCES: Record<string, Audience> = {
	recipientNumbers: {
		property: 'recipient_numbers',
		read: (input) =>
			textList(input, NUMBERS).map((number) => normalizePhone(number, 'digits', NUMBERS)),
	},
	contactLists: { property: 'contact_lists', read: (input) => textList(input, 'Contact Lists') },
	tags: { property: 'tags', read: (input) => textList(input, 'Tags') },
};

/** Exactly one way to target, and never a blank one: a blank audience could mean everybody. */
const setAudience: Check = (request, item) => {
	const way = String(item.parameter('targetBy'));
	const audience = AUDIENCES[way];
	if (audience === undefined) {
		throw new InputError('Target By has an unknown value', 'Choose numbers, lists or tags.');
	}
	const entries = [...new Set(audience.read(item.parameter(way)))];
	if (entries.length === 0) {
		throw new InputError(
			'The audience of this broadcast is blank',
			'A blank audience could mean everybody, so nothing was sent. Give at least one number, list or tag; if it is an expression, it gave nothing for this item.',
		);
	}
	(request.body as Record<string, unknown>)[audience.property] = entries;
};

const setVariables: Check = (request, item) => {
	const variables = templateVariables(item);
	if (variables === undefined) return;
	// As one object: n8n would make a list of a path that ends in a number.
	(request.body as Record<string, unknown>).broadcast_configuration = { variables };
};

const setSchedule: Check = ({ body }, item) => {
	const fields = body as { scheduled_datetime?: unknown };
	if (isBlank(fields.scheduled_datetime)) {
		if (isBlank(item.literal('options.scheduledDatetime'))) return;
		throw new InputError(
			'Scheduled Time is empty',
			'Without a time the broadcast would go out now, so nothing was sent. The expression there gave nothing for this item; remove Scheduled Time to send now.',
		);
	}
	fields.scheduled_datetime = futureTime(
		fields.scheduled_datetime,
		item.timezone,
		item.now,
		'Scheduled Time',
	);
};

function audienceField(displayName: string, name: string, hint: string): INodeProperties {
	return {
		displayName,
		name,
		type: 'string',
		required: true,
		displayOptions: { show: { targetBy: [name] } },
		default: '',
		description: `${hint}, with commas in between or as a list`,
	};
}

export const send = operation({
	value: 'send',
	name: 'Send',
	action: 'Send a broadcast',
	description: 'Send an approved template to many, now or later (Business API only)',
	source: {
		document: 'seed 000',
		certainty: 'documented',
		note: 'The field names contact_lists and tags and the form of scheduled_datetime (ISO 8601, UTC) are by convention: the document names the three ways to target and the schedule, and shows recipient_numbers only.',
	},
	effect: 'send',
	request: { method: 'POST', url: '/broadcasts' },
	reads: ['targetBy', ...Object.keys(AUDIENCES), ...variableParameters],
	fields: [
		{
			displayName: 'Broadcast Name',
			name: 'broadcastName',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. May promo',
			routing: { send: { type: 'body', property: 'broadcast_name' } },
		},
		locatorField({
			displayName: 'Meta Template',
			name: 'metaTemplateName',
			description: 'The approved template to send',
			property: 'meta_template_name',
			searchListMethod: 'searchTemplates',
			by: { displayName: 'By Name', name: 'name', placeholder: 'e.g. promo_may_2026' },
		}),
		{
			displayName: 'Target By',
			name: 'targetBy',
			type: 'options',
			options: [
				{ name: 'Contact Lists', value: 'contactLists' },
				{ name: 'Phone Numbers', value: 'recipientNumbers' },
				{ name: 'Tags', value: 'tags' },
			],
			default: 'recipientNumbers',
		},
		audienceField(NUMBERS, 'recipientNumbers', 'Numbers with their country codes'),
		audienceField('Contact Lists', 'contactLists', 'Names or ids of contact lists'),
		audienceField('Tags', 'tags', 'Tags that the contacts have'),
		...variableFields,
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add option',
			default: {},
			options: [
				{
					displayName: 'Scheduled Time',
					name: 'scheduledDatetime',
					type: 'dateTime',
					default: '',
					description:
						"When to send, in the workflow's time zone. Without it the broadcast goes out now.",
					routing: { send: { type: 'body', property: 'scheduled_datetime' } },
				},
			],
		},
	],
	dryRun: true,
	checks: [setAudience, setVariables, setSchedule],
});
