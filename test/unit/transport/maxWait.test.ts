import { deadlineOf, MAX_WAIT_S } from '../../../nodes/shared/transport/run/maxWait';

test.each([
	['a time limit', 30, 31_000],
	['none', 0, undefined],
	['one that was switched off', -1, undefined],
	['one that n8n does not tell', NaN, undefined],
])('%s', (_what, executionTimeout, deadline) => {
	expect(deadlineOf(executionTimeout, 1_000)).toBe(deadline);
});

test('an item waits five minutes at most unless told otherwise', () => {
	expect(MAX_WAIT_S).toBe(300);
});
