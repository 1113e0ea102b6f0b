import { inBody, phone, PHONE_FORM, text } from '../../shared/fields';
import type { Check } from '../../shared/operation';
import { InputError } from '../../shared/transport';
import { operation } from '../platform';
import { paramFields, sendParams } from './paramFields';
import { hasPlaceholder } from './params';
import { additionalFields, templateFields } from './templateFields';

const refusePlaceholders: Check = ({ body }) => {
	const { params } = body as { params: string[] };
	const index = params.findIndex(hasPlaceholder);
	if (index < 0) return;
	throw new InputError(
		`Parameter ${index + 1} holds a placeholder: ${params[index].slice(0, 40)}`,
		'Columns of contacts are filled in bulk sends only; here the recipient would read the braces. Give the value itself.',
	);
};

export const send = operation({
	value: 'send',
	name: 'Send Template',
	action: 'Send template message to one person',
	description: 'Send a WhatsApp template to one person, who need not be a saved contact',
	source: {
		document: 'Sending Messages via API',
		certainty: 'documented',
		note: 'The answer is not shown. params is not called optional, so a template without placeholders gets an empty list.',
	},
	effect: 'send',
	request: { method: 'POST', url: '/message/single' },
	fields: [
		phone({
			displayName: 'Mobile',
			name: 'mobile',
			style: 'digits',
			required: true,
			placeholder: 'e.g. +91 98765 43210',
			description: `The WhatsApp number of the recipient. ${PHONE_FORM}`,
			to: inBody('to.mobile'),
		}),
		text({
			displayName: 'Name',
			name: 'name',
			required: true,
			placeholder: 'e.g. Partha',
			description: 'What the recipient is called, such as Partha; ChitChatLabs demands it',
			to: inBody('to.name'),
		}),
		...templateFields,
		...paramFields(false),
		additionalFields,
	],
	checks: [sendParams, refusePlaceholders],
	recipient: ({ body }) => (body as { to?: { mobile?: string } }).to?.mobile,
	outputSchema: {},
});
