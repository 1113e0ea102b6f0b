import { deadlineOf } from '../../../nodes/shared/transport/run/maxWait';

const settings = (executionTimeout?: number) => ({
	getWorkflowSettings: () => ({ executionTimeout }),
});

test.each([
	['a time limit', settings(30), 31_000],
	['none', settings(), undefined],
	['one that was switched off', settings(-1), undefined],
	['an n8n that does not tell a node the settings', {}, undefined],
])('%s', (_what, context, deadline) => {
	expect(deadlineOf(context, 1_000)).toBe(deadline);
});
