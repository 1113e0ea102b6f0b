import { backoff, decide } from '../../../nodes/shared/transport/response/decide';
import type { Effect, Decision } from '../../../nodes/shared/transport/response/decide';
import type { ResponseKind } from '../../../nodes/shared/transport/response/responseKind';

// Written out on purpose: this table is what users are promised.
const PROMISED: Record<ResponseKind, [read: Decision, idempotent: Decision, send: Decision]> = {
	accepted: ['delivered', 'delivered', 'delivered'],
	saysNo: ['refused', 'refused', 'refused'],
	unreadable: ['refused', 'refused', 'ambiguous'],
	redirected: ['refused', 'refused', 'refused'],
	seeOther: ['refused', 'refused', 'ambiguous'],
	rejected: ['refused', 'refused', 'refused'],
	rateLimited: ['again', 'again', 'again'],
	busyUntil: ['again', 'again', 'again'],
	gateway: ['again', 'again', 'ambiguous'],
	broken: ['refused', 'refused', 'ambiguous'],
	serverFault: ['refused', 'refused', 'ambiguous'],
	unreachable: ['again', 'again', 'again'],
	misaddressed: ['refused', 'refused', 'refused'],
	blocked: ['refused', 'refused', 'refused'],
	fileGone: ['refused', 'refused', 'refused'],
	canceled: ['refused', 'refused', 'ambiguous'],
	lost: ['again', 'again', 'ambiguous'],
};
const EFFECTS: Effect[] = ['read', 'idempotent', 'send'];

const cases = Object.entries(PROMISED).flatMap(([responseKind, verdicts]) =>
	EFFECTS.map((effect, index) => [responseKind as ResponseKind, effect, verdicts[index]] as const),
);

it.each(cases)('%s of a %s is %s', (responseKind, effect, verdict) => {
	expect(decide(responseKind, effect)).toBe(verdict);
});

it.each(cases)('a transient 500 changes only `broken`, and never a send: %s of a %s', (responseKind, effect, verdict) => {
	const changes = responseKind === 'broken' && effect !== 'send';
	expect(decide(responseKind, effect, true)).toBe(changes ? 'again' : verdict);
});

it('backs off 1, 2, 4 … seconds and never longer than a minute', () => {
	expect([1, 2, 3, 4, 5, 6, 7, 50, 5_000].map(backoff)).toEqual([
		1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000, 60_000,
	]);
	expect([0, -3].map(backoff)).toEqual([1_000, 1_000]);
});
