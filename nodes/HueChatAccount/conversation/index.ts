import { resource } from '../../shared/operation';
import { getOf } from '../crud';
import { labelOperations } from '../labels';
import { paths } from '../paths';
import { assign } from './assign';
import { create } from './create';
import { getAll } from './getAll';
import { toggleStatus } from './toggleStatus';
import { conversationOutput } from '../outputs/v1';

const get = getOf(paths.conversation.get, {
	one: 'a conversation',
	many: 'conversations',
	answer: conversationOutput,
});

export const conversation = resource('conversation', 'Conversation', [
	assign,
	create,
	get,
	getAll,
	...labelOperations(paths.conversation, 'a conversation'),
	toggleStatus,
]);
