import { route, type Route } from '../../../platform';
import { sendMessage } from '../contracts';
import { showSent, type State } from '../state';

export const messageRoutes: ReadonlyArray<Route<State>> = [
	route(sendMessage, (state: State, { body }) => {
		const id = `message_${state.messages.written + 1}`;
		showSent(state, body.recipientNumber);
		return { body: state.messages.put(id, { id, ...body, status: 'sent' }) };
	}),
];
