import { SentItems, requestKey } from '../../../nodes/shared/transport/run/sentItems';
import type { Outcome } from '../../../nodes/shared/transport/errors/outcome';
import { settled } from './fakeClock';

type Value = { list: number[] };
const delivered: Outcome<Value> = { kind: 'delivered', value: { list: [1] } };
const failed = (kind: 'rejected' | 'ambiguous' | 'notSent'): Outcome<Value> => ({
	kind,
	errorInfo: { message: kind, description: '' },
});

it('joins a pending send', async () => {
	const sent = new SentItems<Value>();
	let finish: (outcome: Outcome<Value>) => void = () => undefined;
	const send = jest.fn(async () => await new Promise<Outcome<Value>>((resolve) => (finish = resolve)));
	const both = [sent.send('a', send), sent.send('a', send)];
	await settled();
	finish(delivered);
	expect(await Promise.all(both)).toEqual([delivered, delivered]);
	expect(send).toHaveBeenCalledTimes(1);
});

it('gives a delivered answer again as a deep copy', async () => {
	const sent = new SentItems<Value>();
	const send = jest.fn(async (): Promise<Outcome<Value>> => ({ kind: 'delivered', value: { list: [1] } }));
	for (let n = 0; n < 3; n += 1) {
		const outcome = await sent.send('a', send);
		if (outcome.kind !== 'delivered') throw new Error(outcome.kind);
		expect(outcome.value.list).toEqual([1]);
		outcome.value.list.push(99);
	}
	expect(send).toHaveBeenCalledTimes(1);
});

it('repeats an ambiguous failure unsent', async () => {
	const sent = new SentItems<Value>();
	const send = jest.fn(async () => failed('ambiguous'));
	expect(await sent.send('a', send)).toEqual(failed('ambiguous'));
	expect(await sent.send('a', send)).toEqual(failed('ambiguous'));
	expect(send).toHaveBeenCalledTimes(1);
});

it.each(['rejected', 'notSent'] as const)('sends a %s one again, once for several waiters', async (kind) => {
	const sent = new SentItems<Value>();
	const outcomes = [failed(kind), delivered];
	const send = jest.fn(async () => {
		await settled();
		return outcomes.shift() ?? failed('ambiguous');
	});
	const first = sent.send('a', send);
	const waiters = Array.from({ length: 5 }, () => sent.send('a', send));
	expect(await first).toEqual(failed(kind));
	expect(await Promise.all(waiters)).toEqual(Array(5).fill(delivered));
	expect(send).toHaveBeenCalledTimes(2);
});

it('sends a stopped one again', async () => {
	const sent = new SentItems<Value>();
	const outcomes: Array<Outcome<Value>> = [{ kind: 'skipped' }, delivered];
	const send = async () => outcomes.shift() ?? failed('rejected');
	expect([await sent.send('a', send), await sent.send('a', send)]).toEqual([{ kind: 'skipped' }, delivered]);
});

it('as a tool keeps only what it is told to keep', async () => {
	const sent = new SentItems<Value>();
	const send = jest.fn(async () => delivered);
	await sent.send('a', send, ['ambiguous']);
	await sent.send('a', send, ['ambiguous']);
	expect(send).toHaveBeenCalledTimes(2);
	const unsure = jest.fn(async () => failed('ambiguous'));
	await sent.send('b', unsure, ['ambiguous']);
	await sent.send('b', unsure, ['ambiguous']);
	expect(unsure).toHaveBeenCalledTimes(1);
	expect(sent.size).toBe(2);
});

it('requestKey tells items, requests and credentials apart and shows nothing of them', () => {
	const keys = [
		requestKey(0, ['POST', { text: 'hello' }, 'c1']),
		requestKey(1, ['POST', { text: 'hello' }, 'c1']),
		requestKey(0, ['POST', { text: 'hello!' }, 'c1']),
		requestKey(0, ['POST', { text: 'hello' }, 'c2']),
		requestKey(0, ['POST', { text: 'hello' }, undefined]),
	];
	expect(new Set(keys).size).toBe(5);
	expect(requestKey(0, ['POST', { text: 'hello' }, 'c1'])).toBe(keys[0]);
	expect(keys.join()).not.toContain('hello');
});
