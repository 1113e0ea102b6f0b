import { resource } from '../shared/operation/operation';
import { createOf, deleteOf, getOf, getPagesOf, updateOf } from './crud';
import { bodyField, bodyId } from './fields';
import { idAt } from './ids';
import { paths } from './paths';

const thing = { one: 'a ticket', many: 'tickets' };
const subject = bodyField('Subject', 'subject');

const fields = [
	bodyId('assigneeId', 'assignee_id'),
	bodyId('contactId', 'contact_id'),
	bodyId('conversationId', 'conversation_id'),
	bodyField('Description', 'description', { typeOptions: { rows: 3 } }),
	bodyField('Priority', 'priority', { placeholder: 'e.g. high' }),
	bodyField('Status', 'status', { placeholder: 'e.g. open' }),
];

const checks = [
	idAt('assignee_id', 'assigneeId'),
	idAt('contact_id', 'contactId'),
	idAt('conversation_id', 'conversationId'),
];

export const ticket = resource('ticket', 'Ticket', [
	createOf(paths.ticket.create, thing, { required: [subject], optional: fields, checks }),
	deleteOf(paths.ticket.delete, thing),
	getOf(paths.ticket.get, thing),
	getPagesOf(paths.ticket.getAll, thing),
	updateOf(paths.ticket.update, thing, { optional: [subject, ...fields], checks }),
]);
