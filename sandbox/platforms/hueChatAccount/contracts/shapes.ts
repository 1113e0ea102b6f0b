import { z } from 'zod';
import { address, attributes, integerId, status, text, uuid, whole } from './fields';

const phone = z.string().regex(/^\+[1-9]\d{6,14}$/, 'must be in E.164 format');
export const person = {
	name: text,
	email: z.string().email(),
	phone_number: phone,
	identifier: text,
	avatar_url: address,
	additional_attributes: attributes,
	custom_attributes: attributes,
};
export const hook = { url: address, name: text, subscriptions: z.array(text).min(1) };
export const ticket = {
	subject: text,
	description: text,
	priority: text,
	status: text,
	contact_id: whole,
	assignee_id: whole,
	conversation_id: whole,
};
export const deal = {
	name: text,
	value: z.number(),
	currency: text,
	stage: text,
	contact_id: whole,
	assignee_id: whole,
};
export const outbound = { url: address, events: z.array(text).min(1), name: text };
export const broadcast = {
	name: text,
	template_id: uuid,
	contact_list_id: uuid,
	inbox_id: whole,
	scheduled_at: z.string().datetime(),
	variables: attributes,
};

export const filter = {
	assignee_type: z.enum(['me', 'unassigned', 'all', 'assigned']).optional(),
	status: z.enum(['all', ...status.options]).optional(),
	q: text.optional(),
	inbox_id: integerId.optional(),
	team_id: integerId.optional(),
	'labels[]': text.optional(),
};
