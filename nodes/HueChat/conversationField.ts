import { id, inPath } from '../shared/fields';

/** The conversation that an operation is about. */
export const conversationField = id({
	displayName: 'Conversation ID',
	name: 'conversationId',
	required: true,
	placeholder: 'e.g. conv_mno345pqr678',
	description: 'Returned as conversation_id when you send a message',
	to: inPath('conversationId'),
});
