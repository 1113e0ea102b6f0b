import type { Route } from '../../../platform';
import { assignment, COLLECTIONS, newConversation, newLabels, newStatus } from '../contracts';
import { ACCOUNT, params } from '../contracts/fields';
import { missing } from '../problem';
import { unix, type Row, type State } from '../state';
import { guarded } from './guard';
import { CONVERSATION, within } from './within';

const change = ({ conversations }: State, row: Row, fields: Row) =>
	conversations.put(String(row.id), { ...row, ...fields });

export const conversationRoutes: ReadonlyArray<Route<State>> = [
	guarded(
		'conversations:write',
		{ method: 'POST', path: CONVERSATION, params: params(), body: newConversation },
		(state, { body: { message: first, contact_id = 1, ...body } }) => {
			const id = state.conversations.written + 1;
			const { name } = state.contacts.get(String(contact_id)) ?? {};
			const meta = { sender: { id: contact_id, name } };
			const row: Row = { id, ...COLLECTIONS.conversations.defaults, ...body, meta };
			state.conversations.put(String(id), { ...row, created_at: unix(), messages: first ? [first] : [] });
			return { body: { id, account_id: Number(ACCOUNT), inbox_id: row.inbox_id } };
		},
	),
	within(
		'POST',
		'/toggle_status',
		'conversations:write',
		{ body: newStatus },
		(state, row, { body }) => {
			change(state, row, body);
			const payload = { success: true, current_status: body.status, conversation_id: row.id };
			return { body: { meta: {}, payload } };
		},
	),
	within('POST', '/assignments', 'conversations:write', { body: assignment }, (state, row, { body }) => {
		change(state, row, body);
		const found = body.team_id ? state.teams.get(String(body.team_id)) : undefined;
		const assigned = found ?? state.agents.get(String(body.assignee_id));
		return assigned ? { body: assigned } : missing;
	}),
	within('GET', '/labels', 'conversations:read', {}, (_state, row) => ({ body: { payload: row.labels } })),
	within(
		'POST',
		'/labels',
		'conversations:write',
		{ body: newLabels },
		(state, row, { body }) => ({ body: { payload: change(state, row, body).labels } }),
	),
];
