import { backoff, decide } from '../../../nodes/shared/transport/response/decide';
import type { Effect, Decision } from '../../../nodes/shared/transport/response/decide';
import type { ResponseKind } from '../../../nodes/shared/transport/response/responseKind';

// Written out on purpose: this table is what users are promised.
const PROMISED: Record<ResponseKind, [read: Decision, idempotent: Decision, send: Decision]> = {
	accepted: ['delivered', 'delivered', 'delivered'],
	bodyReportsFailure: ['rejected', 'rejected', 'rejected'],
	unreadable: ['rejected', 'rejected', 'ambiguous'],
	redirected: ['rejected', 'rejected', 'rejected'],
	seeOther: ['rejected', 'rejected', 'ambiguous'],
	rejected: ['rejected', 'rejected', 'rejected'],
	rateLimited: ['retry', 'retry', 'retry'],
	unavailableRetryAfter: ['retry', 'retry', 'retry'],
	gateway: ['retry', 'retry', 'ambiguous'],
	serverError: ['rejected', 'rejected', 'ambiguous'],
	otherServerError: ['rejected', 'rejected', 'ambiguous'],
	unreachable: ['retry', 'retry', 'retry'],
	badAddress: ['rejected', 'rejected', 'rejected'],
	blocked: ['rejected', 'rejected', 'rejected'],
	fileGone: ['rejected', 'rejected', 'rejected'],
	canceled: ['rejected', 'rejected', 'ambiguous'],
	connectionLost: ['retry', 'retry', 'ambiguous'],
};
const EFFECTS: Effect[] = ['read', 'idempotent', 'send'];

const cases = Object.entries(PROMISED).flatMap(([responseKind, decisions]) =>
	EFFECTS.map((effect, index) => [responseKind as ResponseKind, effect, decisions[index]] as const),
);

it.each(cases)('%s of a %s is %s', (responseKind, effect, decision) => {
	expect(decide(responseKind, effect)).toBe(decision);
});

it.each(cases)('a transient 500 changes only `serverError`, and never a send: %s of a %s', (responseKind, effect, decision) => {
	const changes = responseKind === 'serverError' && effect !== 'send';
	expect(decide(responseKind, effect, true)).toBe(changes ? 'retry' : decision);
});

it('backs off 1, 2, 4 … seconds and never longer than a minute', () => {
	expect([1, 2, 3, 4, 5, 6, 7, 50, 5_000].map(backoff)).toEqual([
		1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000, 60_000,
	]);
	expect([0, -3].map(backoff)).toEqual([1_000, 1_000]);
});
