import { createOf } from '../crud';
import { bodyField, bodyId, customAttributes } from '../fields';
import { idAt } from '../ids';
import { paths } from '../paths';
import { statuses } from './statuses';

export const create = createOf(
	paths.conversation.create,
	{ one: 'a conversation', many: 'conversations' },
	{
		required: [
			bodyField('Source ID', 'source_id', {
				description: "The contact's ID in the inbox; a new contact's contact_inbox has it",
			}),
		],
		optional: [
			bodyId('assigneeId', 'assignee_id'),
			bodyId('contactId', 'contact_id'),
			bodyId('inboxId', 'inbox_id'),
			bodyField('Message', 'message.content', {
				name: 'message',
				typeOptions: { rows: 3 },
				description: 'The first message of the conversation',
			}),
			bodyField('Status', 'status', {
				type: 'options',
				options: statuses.filter(({ value }) => value !== 'snoozed'),
				default: 'open',
			}),
			bodyId('teamId', 'team_id'),
		],
		free: customAttributes,
		compact: ['message'],
		checks: [
			idAt('contact_id', 'contactId'),
			idAt('inbox_id', 'inboxId'),
			idAt('assignee_id', 'assigneeId'),
			idAt('team_id', 'teamId'),
		],
	},
);
