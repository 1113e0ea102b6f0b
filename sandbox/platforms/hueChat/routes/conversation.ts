import { route, type Route } from '../../../platform';
import { getConversation, listConversations, type ConversationQuery } from '../contracts/conversation';
import { missing } from '../problem';
import type { ConversationRow } from '../rows';
import type { State } from '../state';
import { paged } from './paged';

function matches(row: ConversationRow, query: ConversationQuery): boolean {
	const { status = 'all', channel: on, assigned_to: user, label, search } = query;
	const words = `${row.contact.full_name} ${row.last_message_preview}`.toLowerCase();
	return (
		(status === 'all' || row.status === status) &&
		(on === undefined || row.channel === on) &&
		(user === undefined || (row.assigned_to?.id ?? 'none') === user) &&
		(label === undefined || row.labels.includes(label)) &&
		(search === undefined || words.includes(search.toLowerCase()))
	);
}

function conversations(state: State, query: ConversationQuery): ConversationRow[] {
	const key = query.sort === 'created_at:desc' ? 'created_at' : 'last_message_at';
	return [...state.conversations.rows()]
		.filter((row) => matches(row, query))
		.sort((a, b) => b[key].localeCompare(a[key]));
}

export const conversationRoutes: ReadonlyArray<Route<State>> = [
	route(getConversation, (state: State, { params }) => {
		const conversation = state.conversations.get(params.id);
		return conversation ? { body: conversation } : missing('Conversation');
	}),
	route(listConversations, (state: State, { query }) => paged(conversations(state, query), query)),
];
