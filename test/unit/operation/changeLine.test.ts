import { ChangeLine } from '../../../nodes/shared/operation/changeLine';
import { Attempt } from '../../../nodes/shared/transport';
import type { Outcome } from '../../../nodes/shared/transport';
import { FakeClock, settled } from '../transport/fakeClock';

function setUp() {
	const clock = new FakeClock();
	const line = new ChangeLine();
	const begun: string[] = [];
	const ends = new Map<string, () => void>();
	const change = (name: string, lane: string, more: { attempt?: Attempt; deadline?: number; maxWaitMs?: number } = {}) => {
		const waiting = { attempt: new Attempt(), clock, lane, maxWaitMs: 5_000, ...more };
		return line.inOrder<string>('set', 'labels', waiting, async () => {
			begun.push(name);
			await new Promise<void>((resolve) => ends.set(name, resolve));
			return { kind: 'delivered', value: name };
		});
	};
	const seen = (outcome: Promise<Outcome<string>>) => {
		const found: { outcome?: Outcome<string> } = {};
		void outcome.then((one) => (found.outcome = one));
		return found;
	};
	return { clock, begun, change, seen, end: (name: string) => ends.get(name)?.() };
}

it('gives up after Max Wait behind another execution, and keeps the order of the others', async () => {
	const { clock, begun, change, seen, end } = setUp();
	const first = change('first', 'A');
	const second = seen(change('second', 'B'));
	const third = change('third', 'C', { maxWaitMs: 60_000 });
	await clock.advance(4_900);
	expect(second.outcome).toBeUndefined();
	await clock.advance(200);
	expect(second.outcome).toMatchObject({
		kind: 'notSent',
		errorInfo: { message: 'An earlier change of the same labels has not ended yet' },
	});
	await settled();
	expect(begun).toEqual(['first']);
	end('first');
	expect(await first).toEqual({ kind: 'delivered', value: 'first' });
	await settled();
	expect(begun).toEqual(['first', 'third']);
	end('third');
	expect(await third).toEqual({ kind: 'delivered', value: 'third' });
});

it('waits on behind a change of its own execution, and at least a second behind others', async () => {
	const { clock, begun, change, seen, end } = setUp();
	const first = change('first', 'A', { maxWaitMs: 0 });
	const own = change('own', 'A', { maxWaitMs: 0 });
	await clock.advance(60_000);
	end('first');
	await first;
	await settled();
	expect(begun).toEqual(['first', 'own']);
	const other = seen(change('other', 'B', { maxWaitMs: 0 }));
	await clock.advance(900);
	expect(other.outcome).toBeUndefined();
	await clock.advance(200);
	expect(other.outcome).toMatchObject({ kind: 'notSent' });
	end('own');
	expect(await own).toMatchObject({ kind: 'delivered' });
});

it('ends with its attempt, before the wait and in it, and at the time limit of the workflow', async () => {
	const { clock, begun, change, end } = setUp();
	const first = change('first', 'A');
	const cancel = new AbortController();
	const cancelled = change('cancelled', 'B', { attempt: new Attempt(cancel.signal) });
	const limited = change('limited', 'A', { deadline: clock.now() + 2_000 });
	await settled();
	cancel.abort();
	expect(await cancelled).toEqual({ kind: 'skipped' });
	expect(await change('late', 'B', { attempt: new Attempt(cancel.signal) })).toEqual({ kind: 'skipped' });
	await clock.advance(2_100);
	expect(await limited).toMatchObject({ kind: 'notSent' });
	end('first');
	await first;
	await settled();
	expect(begun).toEqual(['first']);
});
