import { z } from 'zod';
import { attributes, labels, status, text, whole } from './fields';

export const newConversation = z.strictObject({
	source_id: text,
	inbox_id: whole.optional(),
	contact_id: whole.optional(),
	assignee_id: whole.optional(),
	team_id: whole.optional(),
	status: z.enum(['open', 'resolved', 'pending']).optional(),
	custom_attributes: attributes.optional(),
	message: z.strictObject({ content: text }).optional(),
});

export const newStatus = z.strictObject({ status, snoozed_until: whole.optional() });

export const newLabels = z.strictObject({ labels: labels.min(1) });

export const assignment = z.union([
	z.strictObject({ assignee_id: whole }),
	z.strictObject({ team_id: whole }),
]);
