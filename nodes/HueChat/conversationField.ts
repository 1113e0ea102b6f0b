import type { INodeProperties } from 'n8n-workflow';

/** The conversation that an operation is about; the address is built from it. */
export const conversationField: INodeProperties = {
	displayName: 'Conversation ID',
	name: 'conversationId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. conv_mno345pqr678',
	description: 'In the answer to a sent message as conversation_id',
};
