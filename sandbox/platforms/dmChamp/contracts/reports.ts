import { z } from 'zod';
import { contract } from '../../../platform';
import { inPath, oneOf, phone, shownOn, text } from './parts';

export const createSummary = contract({
	method: 'POST',
	path: '/summaries',
	body: oneOf(phone),
	...shownOn('help.dmchamp.com/summaries'),
});

const wholeNumber = z.string().regex(/^[1-9]\d*$/, 'must be a whole number above 0').transform(Number);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'must be YYYY-MM-DD');

export const listChatSessions = contract({
	method: 'GET',
	path: '/chat-sessions/recent',
	query: z.strictObject({
		hours: wholeNumber,
		limit: wholeNumber.optional(),
		status: text.optional(),
		includeMessages: z.enum(['true', 'false']).optional(),
	}),
	...shownOn('help.dmchamp.com/api/chat-sessions'),
});

export const getChatSessions = contract({
	method: 'GET',
	path: '/chat-sessions/:id',
	params: inPath,
	query: z.strictObject({ limit: wholeNumber.optional(), status: text.optional() }),
	...shownOn('help.dmchamp.com/api/chat-sessions'),
});

export const exportUsage = contract({
	method: 'GET',
	path: '/agencies/usage/export',
	query: z.strictObject({ from: day.optional(), to: day.optional(), subAccountId: text.optional() }),
	...shownOn('help.dmchamp.com/agency'),
});
