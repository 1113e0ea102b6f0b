import { nodeFailure, outputOf, stopsOnFailure } from '../../../nodes/shared/operation/output';
import type { Outcome } from '../../../nodes/shared/transport/errors/outcome';
import { Attempt } from '../../../nodes/shared/transport/run/attempt';
import { fakeContext } from './support';

type Failed = Extract<Outcome<never>, { errorInfo: object }>['kind'];

const failed = (kind: Failed, message = 'What happened'): Outcome<never> => ({
	kind,
	errorInfo: { message, description: 'What to do', status: 422 },
});
const skipped: Outcome<never> = { kind: 'skipped' };

describe('a delivered item', () => {
	it.each([false, true])('gives its items, paired (as a tool: %s)', (isTool) => {
		const context = fakeContext({}, { isTool });
		const value = [{ json: { id: 1 } }, { json: { error: 'none that matters' } }];
		expect(outputOf(context, 4, { kind: 'delivered', value })).toEqual([
			{ json: { id: 1 }, pairedItem: { item: 4 } },
			{ json: { vendorError: 'none that matters' }, pairedItem: { item: 4 } },
		]);
		expect(context.warnings).toEqual([]);
	});
});

describe('an undelivered item', () => {
	it('gives its error where the node continues', () => {
		const [item, ...others] = outputOf(fakeContext({}), 2, failed('ambiguous'));
		expect(others).toEqual([]);
		expect(item).toMatchObject({ json: { error: 'What happened' }, pairedItem: { item: 2 } });
		expect(item.error).toMatchObject({
			message: 'What happened',
			description: 'What to do',
			context: { itemIndex: 2, delivery: { outcome: 'ambiguous', status: 422 } },
		});
	});

	it.each<[Outcome<never>, string]>([
		[failed('rejected'), 'rejected'],
		[failed('ambiguous'), 'ambiguous'],
		[failed('notSent'), 'notSent'],
	])('as a tool answers the model: %j', (outcome, status) => {
		const context = fakeContext({}, { isTool: true });
		const items = outputOf(context, 0, outcome);
		expect(items).toEqual([
			{ json: { status, message: 'What happened', hint: 'What to do' }, pairedItem: { item: 0 } },
		]);
		// n8n's Retry On Fail would run a first item with `error` again, and shows this one green.
		expect(items[0]).not.toHaveProperty('error');
		expect(items[0].json).not.toHaveProperty('error');
		expect(context.warnings).toEqual(['What happened']);
	});

	it('as a tool, one that was never begun was not sent', () => {
		const [{ json }] = outputOf(fakeContext({}, { isTool: true }), 0, skipped);
		expect(json).toMatchObject({ status: 'notSent', message: expect.stringContaining('canceled') });
	});
});

it.each<[string, object, boolean]>([
	['a node', {}, true],
	['a node that continues', { continueOnFail: true }, false],
	['a tool', { isTool: true }, false],
	['a tool that continues', { isTool: true, continueOnFail: true }, false],
	[
		'a tool with Stop Workflow, whatever n8n says of it',
		{ isTool: true, continueOnFail: true, node: { onError: 'stopWorkflow' } },
		true,
	],
	[
		'a tool that continues by its setting',
		{ isTool: true, node: { onError: 'continueRegularOutput' } },
		false,
	],
])('%s: the first failure ends it', (_what, own, stops) => {
	expect(stopsOnFailure(fakeContext({}, own))).toBe(stops);
});

describe('the error of a node that stops', () => {
	it('is about what failed first and tells of all', () => {
		const attempt = new Attempt();
		attempt.note(0, { kind: 'delivered', value: [] });
		attempt.note(5, failed('rejected', 'Cause'));
		attempt.note(3, failed('ambiguous', 'Later'));
		attempt.note(4, skipped);
		const error = nodeFailure(fakeContext({}), attempt, 7);
		expect(error.message).toBe('Cause');
		expect(error.description).toBe(
			'What to do\n\nItems: delivered 0 (1) · rejected 5 (1) · ambiguous 3 (1) · skipped 1–2, 4, 6 (4)',
		);
		expect(error.context).toMatchObject({ itemIndex: 5, delivery: { outcome: 'rejected' } });
	});

	it('of one item has no list', () => {
		const attempt = new Attempt();
		attempt.note(0, failed('notSent'));
		expect(nodeFailure(fakeContext({}), attempt, 1).description).toBe('What to do');
	});

	it('of a cancelled run says so in the word that n8n looks for', () => {
		const error = nodeFailure(fakeContext({}), new Attempt(AbortSignal.abort()), 3);
		expect(error.message).toContain('canceled');
		expect(error.description).toContain('skipped 0–2 (3)');
	});
});
