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

const get = getOf(paths.conversation.get, { one: 'a conversation', many: 'conversations' });

const getLabels = operationAt(paths.conversation.getLabels, {
	value: 'getLabels',
	name: 'Get Labels',
	action: 'Get labels of conversation',
	description: 'Get the titles of all labels of a conversation',
	fields: [],
	output: labels,
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
