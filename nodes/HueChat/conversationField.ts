import { byId, inPath, locator } from '../shared/fields';

/** The conversation that an operation is about. */
export const conversationField = locator({
	displayName: 'Conversation',
	name: 'conversationId',
	required: true,
	description: 'The conversation; its ID is conversation_id in the output of Message: Send, such as conv_mno345pqr678',
	searchListMethod: 'searchConversations',
	by: [byId('text', 'e.g. conv_mno345pqr678')],
	to: inPath('conversationId'),
});
