import { choice, id, inBody, isBlank, text } from '../../shared/fields';
import type { Check } from '../../shared/operation';
import { InputError } from '../../shared/transport';
import { createOf } from '../crud';
import { customAttributes } from '../fields';
import { idField } from '../ids';
import { paths } from '../paths';
import { newStatuses } from './statuses';
import { newConversationOutput } from '../outputs/v1';

const BY_CONTACT = { identifyBy: ['contact'] };
const BY_SOURCE = { identifyBy: ['sourceId'] };

/** In v1's family the server makes the source ID of a contact that it finds in no inbox yet. */
const demandContact: Check = ({ body }) => {
	const { source_id, contact_id, inbox_id } = (body ?? {}) as Record<string, unknown>;
	if (!isBlank(source_id) || (!isBlank(contact_id) && !isBlank(inbox_id))) return;
	throw new InputError(
		'The contact of this conversation is missing',
		'Give the Source ID, or both the Contact and the Inbox. If they are expressions, they resolved to empty values for this item.',
	);
};

export const create = createOf(
	paths.conversation.create,
	{ one: 'a conversation', many: 'conversations', answer: newConversationOutput },
	{
		note: 'From contact and inbox the family makes the source id itself.',
		fields: [
			choice({
				displayName: 'Identify By',
				name: 'identifyBy',
				description: 'How to say which contact the conversation is with, and in which inbox',
				options: [
					{ name: 'Contact and Inbox', value: 'contact' },
					{ name: 'Source ID', value: 'sourceId' },
				],
				default: 'sourceId',
			}),
			idField('contactId', { required: true, show: BY_CONTACT, to: inBody('contact_id') }),
			idField('inboxId', { required: true, show: BY_CONTACT, to: inBody('inbox_id') }),
			id({
				displayName: 'Source ID',
				name: 'sourceId',
				show: BY_SOURCE,
				placeholder: 'e.g. 447700900123',
				description:
					"The contact's ID in the inbox: source_id inside contact_inbox in the output of Contact: Create. Not needed if contact and inbox are given.",
				to: inBody('source_id'),
			}),
		],
		optional: [
			idField('assigneeId', { to: inBody('assignee_id') }),
			idField('contactId', { show: BY_SOURCE, to: inBody('contact_id') }),
			idField('inboxId', { show: BY_SOURCE, to: inBody('inbox_id') }),
			text({
				displayName: 'Message',
				name: 'message',
				rows: 3,
				description: 'A text that is sent to the contact as the first message of the conversation',
				to: inBody('message.content'),
			}),
			choice({
				displayName: 'Status',
				name: 'status',
				options: newStatuses,
				default: 'open',
				description: 'Whether agents have to answer it (open), it waits (pending) or is done (resolved)',
				to: inBody('status'),
			}),
			idField('teamId', { to: inBody('team_id') }),
			...customAttributes,
		],
		checks: [demandContact],
	},
);
