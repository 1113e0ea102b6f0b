import type { Answer, Contract, Method, Route } from '../../../platform';
import { integerId, params, V1 } from '../contracts/fields';
import { missing } from '../problem';
import type { Row, State } from '../state';
import { guarded, type Given } from './guard';

export const CONVERSATION = `${V1}/conversations`;
const byConversation = params({ id: integerId });

/** A route below one conversation, which must be there. */
export function within(
	method: Method,
	below: string,
	scope: string,
	own: Partial<Contract>,
	handle: (state: State, row: Row, given: Given) => Answer,
): Route<State> {
	const path = `${CONVERSATION}/:id${below}`;
	return guarded(scope, { method, path, params: byConversation, ...own }, (state, given) => {
		const row = state.conversations.get(String(given.params.id));
		return row ? handle(state, row, given) : missing;
	});
}
