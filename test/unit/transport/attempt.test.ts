import type { INode } from 'n8n-workflow';

import type { Outcome } from '../../../nodes/shared/transport/errors/outcome';
import { Round } from '../../../nodes/shared/transport/run/attempt';
import { settled } from './fakeClock';

const node = { id: 'n', name: 'Node', type: 't', typeVersion: 1, position: [0, 0], parameters: {} } as INode;
const delivered: Outcome<number> = { kind: 'delivered', value: 1 };
const failed = (kind: 'refused' | 'ambiguous' | 'unsent', message: string): Outcome<never> => ({
	kind,
	errorInfo: { message, description: 'Do this.' },
});

it('admits every item once', () => {
	const round = new Round();
	expect([round.admit(0), round.admit(1), round.admit(0)]).toEqual([true, true, false]);
});

it('the first failure ends it and is the error of all', async () => {
	const round = new Round();
	const givenUp = jest.fn();
	round.onEnd(givenUp);
	round.onEnd(jest.fn(() => givenUp('taken back')))();
	const first = await round.fail(node, 5, failed('refused', 'Cause'));
	expect([round.ended, round.cancelled, givenUp.mock.calls.length]).toEqual([true, false, 1]);
	expect(await round.fail(node, 3, { kind: 'stopped' })).toBe(first);
	expect(await round.fail(node, 4, failed('refused', 'Later'))).toBe(first);
	expect([first.message, first.context.itemIndex]).toEqual(['Cause', 5]);
	expect(givenUp).toHaveBeenCalledTimes(1);
});

it('waits until what is under way has come back, and tells of it', async () => {
	const round = new Round();
	round.departs();
	round.departs();
	let error: { description?: string | null } | undefined;
	const failing = round.fail(node, 5, failed('refused', 'Cause')).then((one) => (error = one));
	round.returns();
	await settled();
	expect(error).toBeUndefined();
	round.returns();
	round.note(0, delivered);
	round.note(1, failed('ambiguous', 'x'));
	await failing;
	expect(error?.description).toBe('Do this.\n\nItems: delivered 0 (1) · failed 5 (1) · may have been delivered 1 (1)');
	// Items that arrive later (Batching) still count when the text is read.
	await round.fail(node, 7, { kind: 'stopped' });
	await round.fail(node, 6, { kind: 'stopped' });
	expect(error?.description).toContain('not sent 6–7 (2)');
});

it('cancelling ends every wait at once', () => {
	const cancel = new AbortController();
	const round = new Round(cancel.signal);
	const givenUp = jest.fn();
	round.onEnd(givenUp);
	expect(round.ended).toBe(false);
	cancel.abort();
	expect([round.ended, round.cancelled, givenUp.mock.calls.length]).toEqual([true, true, 1]);
	expect(new Round(cancel.signal).ended).toBe(true);
});

it('a cancelled run says so in the word that n8n looks for', async () => {
	const cancel = new AbortController();
	cancel.abort();
	const error = await new Round(cancel.signal).fail(node, 0, { kind: 'stopped' });
	expect(error.message).toContain('canceled');
});
