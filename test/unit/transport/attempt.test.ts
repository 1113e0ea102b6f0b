import type { INode } from 'n8n-workflow';

import type { Outcome } from '../../../nodes/shared/transport/errors/outcome';
import { Attempt } from '../../../nodes/shared/transport/run/attempt';
import { settled } from './fakeClock';

const node = { id: 'n', name: 'Node', type: 't', typeVersion: 1, position: [0, 0], parameters: {} } as INode;
const delivered: Outcome<number> = { kind: 'delivered', value: 1 };
const failed = (kind: 'rejected' | 'ambiguous' | 'notSent', message: string): Outcome<never> => ({
	kind,
	errorInfo: { message, description: 'Do this.' },
});

it('admits every item once', () => {
	const attempt = new Attempt();
	expect([attempt.register(0), attempt.register(1), attempt.register(0)]).toEqual([true, true, false]);
});

it('the first failure ends it and is the error of all', async () => {
	const attempt = new Attempt();
	const givenUp = jest.fn();
	attempt.onEnd(givenUp);
	attempt.onEnd(jest.fn(() => givenUp('taken back')))();
	const first = await attempt.fail(node, 5, failed('rejected', 'Cause'));
	expect([attempt.ended, attempt.cancelled, givenUp.mock.calls.length]).toEqual([true, false, 1]);
	expect(await attempt.fail(node, 3, { kind: 'skipped' })).toBe(first);
	expect(await attempt.fail(node, 4, failed('rejected', 'Later'))).toBe(first);
	expect([first.message, first.context.itemIndex]).toEqual(['Cause', 5]);
	expect(givenUp).toHaveBeenCalledTimes(1);
});

it('waits until what is under way has come back, and tells of it', async () => {
	const attempt = new Attempt();
	attempt.requestStarted();
	attempt.requestStarted();
	let error: { description?: string | null } | undefined;
	const failing = attempt.fail(node, 5, failed('rejected', 'Cause')).then((one) => (error = one));
	attempt.requestFinished();
	await settled();
	expect(error).toBeUndefined();
	attempt.requestFinished();
	attempt.note(0, delivered);
	attempt.note(1, failed('ambiguous', 'x'));
	await failing;
	expect(error?.description).toBe('Do this.\n\nItems: delivered 0 (1) · rejected 5 (1) · ambiguous 1 (1)');
	// Items that arrive later (Batching) still count when the text is read.
	await attempt.fail(node, 7, { kind: 'skipped' });
	await attempt.fail(node, 6, { kind: 'skipped' });
	expect(error?.description).toContain('skipped 6–7 (2)');
});

it('cancelling ends every wait at once', () => {
	const cancel = new AbortController();
	const attempt = new Attempt(cancel.signal);
	const givenUp = jest.fn();
	attempt.onEnd(givenUp);
	expect(attempt.ended).toBe(false);
	cancel.abort();
	expect([attempt.ended, attempt.cancelled, givenUp.mock.calls.length]).toEqual([true, true, 1]);
	expect(new Attempt(cancel.signal).ended).toBe(true);
});

it('a cancelled run says so in the word that n8n looks for', async () => {
	const cancel = new AbortController();
	cancel.abort();
	const error = await new Attempt(cancel.signal).fail(node, 0, { kind: 'skipped' });
	expect(error.message).toContain('canceled');
});
