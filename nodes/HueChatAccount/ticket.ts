import { inBody, text } from '../shared/fields';
import { resource } from '../shared/operation';
import { createOf, deleteOf, getOf, getPagesOf, updateOf } from './crud';
import { demanded } from './fields';
import { idField } from './ids';
import { paths } from './paths';
import { ticketOutput } from './outputs/v2';

const labels = { one: 'a ticket', many: 'tickets', answer: ticketOutput };
const subject = text({
	displayName: 'Subject',
	name: 'subject',
	placeholder: 'e.g. Parcel has not arrived',
	description: 'What the ticket is about, in one line',
	to: inBody('subject'),
});

const clearable = [
	idField('assigneeId', { to: inBody('assignee_id') }),
	idField('contactId', { to: inBody('contact_id') }),
	idField('conversationId', { to: inBody('conversation_id') }),
	text({
		displayName: 'Description',
		name: 'description',
		description: 'Everything that whoever works on the ticket must know',
		rows: 3,
		to: inBody('description'),
	}),
	text({
		displayName: 'Priority',
		name: 'priority',
		placeholder: 'e.g. high',
		description: 'How urgent the ticket is, as HueChat names it',
		to: inBody('priority'),
	}),
];

const status = text({
	displayName: 'Status',
	name: 'status',
	placeholder: 'e.g. open',
	description: 'How far the ticket is, as HueChat names it',
	to: inBody('status'),
});

const fields = [...clearable, status];

export const ticket = resource('ticket', 'Ticket', [
	createOf(paths.ticket.create, labels, { fields: [demanded(subject)], optional: fields }),
	deleteOf(paths.ticket.delete, labels),
	getOf(paths.ticket.get, labels),
	getPagesOf(paths.ticket.getAll, labels),
	updateOf(paths.ticket.update, labels, { optional: [subject, ...fields], clearable }),
]);
