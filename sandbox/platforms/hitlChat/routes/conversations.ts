import { route, type Route } from '../../../platform';
import { listConversations } from '../contracts';
import type { State } from '../state';

export const conversationRoutes: ReadonlyArray<Route<State>> = [
	route(listConversations, (state: State) => ({ body: [...state.conversations.rows()] })),
];
