import { resource } from '../../shared/operation';
import { getOf } from '../crud';
import { operationAt } from '../operation';
import { paths } from '../paths';
import { labels } from '../shapes';
import { assign } from './assign';
import { create } from './create';
import { getAll } from './getAll';
import { setLabels } from './setLabels';
import { toggleStatus } from './toggleStatus';
import { conversationOutput, labelsOutput } from '../outputs/v1';

const get = getOf(paths.conversation.get, {
	one: 'a conversation',
	many: 'conversations',
	answer: conversationOutput,
});

const getLabels = operationAt(paths.conversation.getLabels, {
	value: 'getLabels',
	name: 'Get Labels',
	action: 'Get labels of conversation',
	description: 'Get the titles of all labels of a conversation',
	fields: [],
	output: labels,
	...labelsOutput,
});

export const conversation = resource('conversation', 'Conversation', [
	assign,
	create,
	get,
	getAll,
	getLabels,
	setLabels,
	toggleStatus,
]);
