import { byId, inPath, locator } from '../shared/fields';

/** The conversation that an operation is about. */
export const conversationField = locator({
	displayName: 'Conversation',
	name: 'conversationId',
	required: true,
	description: 'Its ID is returned as conversation_id when you send a message',
	searchListMethod: 'searchConversations',
	by: [byId('text', 'e.g. conv_mno345pqr678')],
	to: inPath('conversationId'),
});
