import type { Route } from '../../../platform';
import { earlier, message } from '../contracts';
import { MESSAGE } from '../contracts/defaults';
import { integerId, params } from '../contracts/fields';
import { missing } from '../problem';
import { unix, type State } from '../state';
import { guarded } from './guard';
import { CONVERSATION, within } from './within';

const MESSAGES_AT_ONCE = 20;

export const messageRoutes: ReadonlyArray<Route<State>> = [
	within(
		'GET',
		'/messages',
		'messages:read',
		{ query: earlier },
		({ messages }, { id }, { query: { before = Infinity } }) => {
			const own = [...messages.rows()].filter(
				(row) => row.conversation_id === id && Number(row.id) < Number(before),
			);
			return { body: { meta: { labels: [] }, payload: own.slice(-MESSAGES_AT_ONCE) } };
		},
	),
	within('POST', '/messages', 'messages:write', { body: message, form: true }, (state, row, { body }) => {
		const id = state.messages.written + 1;
		const made = { id, conversation_id: row.id, message_type: 1, status: 'sent', created_at: unix() };
		return { body: state.messages.put(String(id), { ...MESSAGE, ...body, ...made }) };
	}),
	guarded(
		'messages:delete',
		{
			method: 'DELETE',
			path: `${CONVERSATION}/:id/messages/:message`,
			params: params({ id: integerId, message: integerId }),
		},
		({ messages }, { params: at }) => {
			if (!messages.get(String(at.message))) return missing;
			messages.change(String(at.message), null);
			return { status: 204 };
		},
	),
];
