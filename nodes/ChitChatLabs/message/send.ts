import type { Check } from '../../shared/operation/operationPolicy';
import { InputError } from '../../shared/transport/errors/outcome';
import { phoneAt } from '../../shared/fields/phone';
import { textAt } from '../../shared/fields/text';
import { operation } from '../platform';
import { paramFields, paramParameters } from './paramFields';
import { hasPlaceholder, templateParams } from './params';
import { additionalFields, templateChecks, templateFields } from './templateFields';

const setParams: Check = ({ body }, item) => {
	const params = templateParams(item);
	const index = params.findIndex(hasPlaceholder);
	if (index >= 0) {
		throw new InputError(
			`Parameter ${index + 1} holds a placeholder: ${params[index].slice(0, 40)}`,
			'Columns of contacts are filled in bulk sends only; here the recipient would read the braces. Give the value itself.',
		);
	}
	(body as Record<string, unknown>).params = params;
};

export const send = operation({
	value: 'send',
	name: 'Send Template',
	action: 'Send a template message',
	description: 'Send a WhatsApp template to one person, who need not be a saved contact',
	source: {
		document: 'seed 004',
		certainty: 'documented',
		note: 'The answer is not shown. params is not called optional, so a template without placeholders gets an empty list.',
	},
	effect: 'send',
	request: { method: 'POST', url: '/message/single' },
	reads: paramParameters,
	keep: ['params'],
	fields: [
		{
			displayName: 'Mobile',
			name: 'mobile',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. +91 97397 98xxx',
			description: "The recipient's WhatsApp number with its country code",
			routing: { send: { type: 'body', property: 'to.mobile' } },
		},
		{
			displayName: 'Name',
			name: 'name',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. Partha',
			description: "The recipient's name",
			routing: { send: { type: 'body', property: 'to.name' } },
		},
		...templateFields,
		...paramFields(false),
		additionalFields,
	],
	checks: [
		phoneAt(['body', 'to', 'mobile'], 'digits', 'Mobile'),
		textAt(['body', 'to', 'name'], 'Name'),
		...templateChecks,
		setParams,
	],
	recipient: ({ body }) => (body as { to?: { mobile?: string } }).to?.mobile,
});
