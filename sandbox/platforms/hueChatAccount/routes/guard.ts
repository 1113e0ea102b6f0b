import type { z } from 'zod';
import { contract, route, type Answer, type Contract, type Route } from '../../../platform';
import { ACCOUNT, byConvention } from '../contracts/fields';
import { missing, problem } from '../problem';
import type { Row, State } from '../state';

/** What holds before any route looks: transport, scope, account. */
function barrier({ key }: State, scope: string, account: string): Answer | undefined {
	const { scopes = 'all', plain_http: plain = false } = key.get('key') ?? {};
	if (plain === true) return problem(426, 'upgrade_required', 'HTTPS is required');
	if (scopes !== 'all' && !String(scopes).split(',').includes(scope)) {
		return problem(403, 'insufficient_scope', 'The API key lacks the required scope');
	}
	return account === ACCOUNT ? undefined : missing;
}

export type Given = { params: Row; query: Row; body: Row };

/** A route behind the barrier: `handle` sees only calls that the scope and the account allow. */
export function guarded(
	scope: string,
	definition: Omit<Contract, 'document' | 'certainty'>,
	handle: (state: State, given: Given) => Answer,
): Route<State> {
	return route<State, z.ZodTypeAny, z.ZodTypeAny, z.ZodTypeAny>(
		contract({ ...definition, ...byConvention } as Contract),
		(state, call) => {
			const given = call as unknown as Given;
			return barrier(state, scope, String(given.params.account)) ?? handle(state, given);
		},
	);
}
