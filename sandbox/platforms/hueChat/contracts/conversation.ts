import { z } from 'zod';
import { contract } from '../../../platform';
import { channel, page, paging, seed, text } from './fields';

export const byConversation = z.strictObject({ id: z.string().regex(/^conv_\w+$/) });

export const getConversation = contract({
	method: 'GET',
	path: '/conversation/:id',
	params: byConversation,
	...seed('View the Conversation'),
});

const conversationQuery = z.strictObject({
	...paging,
	status: z.enum(['open', 'closed', 'archived', 'all']).optional(),
	channel: channel.optional(),
	assigned_to: text.optional(),
	label: text.optional(),
	search: text.optional(),
	sort: z.enum(['created_at:desc', 'last_message_at:desc']).optional(),
});

export type ConversationQuery = z.output<typeof conversationQuery>;

export const listConversations = contract({
	method: 'GET',
	path: '/conversations',
	query: conversationQuery,
	...page('guides/conversations'),
});
