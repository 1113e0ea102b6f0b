import { resource } from '../../shared/operation';
import { deleteOf, getAllOf } from '../crud';
import { messagePages } from '../paging';
import { paths } from '../paths';
import { create } from './create';
import { messageOutput } from '../outputs/v1';

const labels = { one: 'a message', many: 'messages', answer: messageOutput };

export const message = resource('message', 'Message', [
	create,
	deleteOf(paths.message.delete, labels),
	getAllOf(
		paths.message.getAll,
		{ ...labels, many: 'messages of a conversation' },
		{
			pages: messagePages,
			note: 'The newest come first; older ones are asked for with before, as in the family.',
		},
	),
]);
