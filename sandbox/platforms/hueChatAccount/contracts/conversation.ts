import { z } from 'zod';
import { attributes, labels, status, text, whole } from './fields';

/** The family makes the source id itself where it is told the contact and the inbox. */
const isSomebodys = (body: Readonly<Record<string, unknown>>) =>
	body.source_id !== undefined || (body.contact_id !== undefined && body.inbox_id !== undefined);

const conversation = z.strictObject({
	source_id: text.optional(),
	inbox_id: whole.optional(),
	contact_id: whole.optional(),
	assignee_id: whole.optional(),
	team_id: whole.optional(),
	status: z.enum(['open', 'resolved', 'pending']).optional(),
	additional_attributes: attributes.optional(),
	custom_attributes: attributes.optional(),
	message: z.strictObject({ content: text }).optional(),
});

export const newConversation = conversation.refine(
	isSomebodys,
	'needs a source_id, or contact_id and inbox_id',
);

export const newStatus = z.strictObject({ status, snoozed_until: whole.optional() });

export const newLabels = z.strictObject({ labels });

export const assignment = z.union([
	z.strictObject({ assignee_id: whole }),
	z.strictObject({ team_id: whole }),
]);
