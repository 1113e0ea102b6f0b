import { backoff, decide, endingOf } from '../../../nodes/shared/transport/response/decide';
import type { Decision, Effect, ResponseRules } from '../../../nodes/shared/transport/response/decide';
import type { ResponseKind } from '../../../nodes/shared/transport/response/responseKind';

// Written out on purpose: this table is what users are promised.
const PROMISED: Record<ResponseKind, [read: Decision, idempotent: Decision, send: Decision]> = {
	accepted: ['delivered', 'delivered', 'delivered'],
	bodyReportsFailure: ['rejected', 'rejected', 'ambiguous'],
	unreadable: ['rejected', 'rejected', 'ambiguous'],
	redirected: ['rejected', 'rejected', 'ambiguous'],
	seeOther: ['rejected', 'rejected', 'ambiguous'],
	redirectedUnchanged: ['rejected', 'rejected', 'rejected'],
	rejected: ['rejected', 'rejected', 'rejected'],
	rateLimited: ['retry', 'retry', 'retry'],
	unavailableRetryAfter: ['retry', 'retry', 'ambiguous'],
	gateway: ['retry', 'retry', 'ambiguous'],
	serverError: ['rejected', 'rejected', 'ambiguous'],
	otherServerError: ['rejected', 'rejected', 'ambiguous'],
	unreachable: ['retry', 'retry', 'retry'],
	badAddress: ['notSent', 'notSent', 'notSent'],
	tlsFailed: ['notSent', 'notSent', 'notSent'],
	invalidRequest: ['notSent', 'notSent', 'notSent'],
	blocked: ['notSent', 'notSent', 'notSent'],
	fileGone: ['notSent', 'notSent', 'notSent'],
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

// What a vendor's document may say changes one kind each, for these effects only.
const CHANGES: Record<keyof ResponseRules, { kind: ResponseKind; effects: Effect[] }> = {
	transient500: { kind: 'serverError', effects: ['read', 'idempotent'] },
	unavailableMeansNotAccepted: { kind: 'unavailableRetryAfter', effects: EFFECTS },
};

describe.each(Object.entries(CHANGES))('%s', (rule, { kind, effects }) => {
	it.each(cases)('changes nothing else: %s of a %s', (responseKind, effect, decision) => {
		const changes = responseKind === kind && effects.includes(effect);
		expect(decide(responseKind, effect, { [rule]: true })).toBe(changes ? 'retry' : decision);
		expect(decide(responseKind, effect, { [rule]: false })).toBe(decision);
	});
});

it.each([
	['rateLimited', 'send', 'rejected'],
	['unreachable', 'send', 'notSent'],
	['unreachable', 'read', 'notSent'],
	['gateway', 'read', 'rejected'],
	['connectionLost', 'idempotent', 'rejected'],
	['connectionLost', 'send', 'ambiguous'],
	['badAddress', 'send', 'notSent'],
	['rejected', 'send', 'rejected'],
	['accepted', 'send', 'rejected'],
] as const)('%s of a %s that is not tried again ends as %s', (responseKind, effect, ending) => {
	expect(endingOf(responseKind, effect)).toBe(ending);
});

it('backs off 1, 2, 4 … seconds and never longer than a minute', () => {
	expect([1, 2, 3, 4, 5, 6, 7, 50, 5_000].map(backoff)).toEqual([
		1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000, 60_000,
	]);
	expect([0, -3].map(backoff)).toEqual([1_000, 1_000]);
});
