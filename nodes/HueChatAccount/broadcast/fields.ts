import { dateTime, inBody, templateVariables, text } from '../../shared/fields';
import { idField } from '../ids';

/** What a broadcast is called. */
export const name = text({
	displayName: 'Name',
	name: 'name',
	placeholder: 'e.g. May promo',
	description: 'What you call this broadcast; recipients do not see it',
	to: inBody('name'),
});

/** The approved template that it sends. */
export const template = idField('templateId', { to: inBody('template_id') });

/** Whom it goes to: exactly one list, so that nothing can mean everybody. */
export const audience = idField('contactListId', { required: true, to: inBody('contact_list_id') });

/** What the placeholders of a new one's template get. */
export const templateValues = templateVariables({
	to: inBody('variables'),
	mappingMethod: 'getBroadcastVariables',
	dependsOn: ['templateId.value'],
	// A blank one would make WhatsApp refuse the broadcast as a whole.
	demandsRows: true,
});

/** What else it may have. */
export const optional = [
	idField('inboxId', { to: inBody('inbox_id') }),
	dateTime({
		displayName: 'Scheduled Time',
		name: 'scheduledAt',
		form: 'utc',
		future: true,
		description: "When to send, such as 2027-01-31T09:30, in the workflow's time zone and in the future",
		to: inBody('scheduled_at'),
	}),
];
