import type { INodeProperties } from 'n8n-workflow';

import type { Check } from '../../shared/operation/operationPolicy';
import { InputError } from '../../shared/transport/errors/outcome';
import { futureTime } from '../../shared/fields/dateTime';
import { keyValueFields, keyValues } from '../../shared/fields/keyValues';
import { bodyField, bodyId } from '../fields';
import { idAt } from '../ids';

/** What a broadcast is called. */
export const name = bodyField('Name', 'name', { placeholder: 'e.g. May promo' });

/** The approved template that it sends. */
export const template = bodyId('templateId', 'template_id');

/** Whom it goes to: exactly one list, so that nothing can mean everybody. */
export const audience = bodyId('contactListId', 'contact_list_id');

/** What else it may have. */
export const optional: INodeProperties[] = [
	bodyId('inboxId', 'inbox_id'),
	bodyField('Scheduled Time', 'scheduled_at', {
		type: 'dateTime',
		description: "When to send, in the workflow's time zone",
	}),
	...keyValueFields('Variables', 'variables', "Values for the template's placeholders"),
];

/** Parameters that `checks` reads by itself, in a collection of that name. */
export const reads = (collection: string) => [
	`${collection}.variables`,
	`${collection}.variablesJson`,
];

const blankAudience: Check = ({ body }) => {
	const { contact_list_id: list } = body as { contact_list_id?: unknown };
	if (typeof list === 'string' && list.trim() !== '') return;
	throw new InputError(
		'The audience of this broadcast is blank',
		'A blank audience could mean everybody, so nothing was sent. Choose a contact list; if it is an expression, it gave nothing for this item.',
	);
};

/** A check for an update: an audience may be left as it is, but not be given blank. */
export const audienceGiven: Check = (request, item) => {
	if ('contact_list_id' in ((request.body ?? {}) as object)) blankAudience(request, item);
};

/** Brings ids, time and variables into the vendor's form. */
export function checks(collection: string): Check[] {
	return [
		...(collection === 'additionalFields' ? [blankAudience] : []),
		idAt('contact_list_id', 'contactListId'),
		idAt('template_id', 'templateId'),
		idAt('inbox_id', 'inboxId'),
		({ body }, item) => {
			const fields = body as { scheduled_at?: unknown; variables?: object };
			const { scheduled_at: time } = fields;
			if (time !== undefined && time !== '') {
				fields.scheduled_at = futureTime(time, item.timezone, item.now, 'Scheduled Time');
			}
			const variables = keyValues(item, `${collection}.variables`, 'Variables');
			if (variables !== undefined) fields.variables = variables;
		},
	];
}
