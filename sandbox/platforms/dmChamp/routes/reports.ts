import { route, type Route } from '../../../platform';
import { missing } from '../answers';
import { createSummary, exportUsage, getChatSessions, listChatSessions } from '../contracts';
import { find, SESSIONS, type State } from '../state';

const csvOf = (state: State) =>
	['email,credits', ...[...state.subAccounts.rows()].map((row) => `${row.email},${row.credits}`)].join('\n');

export const reportRoutes: ReadonlyArray<Route<State>> = [
	route(createSummary, (state: State, { body }) => {
		const contact = find(state, body as { phoneNumber?: string; email?: string });
		return contact
			? { body: { success: true, message: 'Summary generation started' } }
			: missing('Contact');
	}),
	route(listChatSessions, (_state: State, { query }) => {
		const { status, limit = 100 } = query;
		const wanted = SESSIONS.filter((one) => status === undefined || one.status === status);
		return { body: { success: true, sessions: wanted.slice(0, limit) } };
	}),
	route(getChatSessions, (state: State, { params, query }) => {
		if (!state.contacts.get(params.id)) return missing('Contact');
		const { status, limit = 10 } = query;
		const own = SESSIONS.filter(({ contactId }) => contactId === params.id);
		const wanted = own.filter((one) => status === undefined || one.status === status);
		return { body: { success: true, sessions: wanted.slice(0, limit) } };
	}),
	route(exportUsage, (state: State) => ({
		headers: { 'content-type': 'text/csv; charset=utf-8' },
		body: csvOf(state),
	})),
];
