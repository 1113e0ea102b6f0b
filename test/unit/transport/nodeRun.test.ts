import type { Outcome } from '../../../nodes/shared/transport/errors/outcome';
import { NodeRuns } from '../../../nodes/shared/transport/run/nodeRun';
import type { NodeRun } from '../../../nodes/shared/transport/run/nodeRun';
import { FakeClock } from './fakeClock';

type Items = number[];
const origin = (executionId: string | undefined, nodeId = 'n', runIndex = 0) => ({
	executionId,
	nodeId,
	runIndex,
});

function pass(run: NodeRun<Items>): void {
	run.enter();
	run.leave();
}

it('gives one run for an origin, others for another node, loop or execution', () => {
	const runs = new NodeRuns<Items>(new FakeClock());
	const run = runs.get(origin('1'));
	expect(runs.get(origin('1'))).toBe(run);
	for (const other of [origin('1', 'm'), origin('1', 'n', 1), origin('2')]) {
		expect(runs.get(other)).not.toBe(run);
	}
	expect(runs.size).toBe(4);
});

it('shares nothing without an execution', () => {
	const runs = new NodeRuns<Items>(new FakeClock());
	expect(runs.get(origin(undefined))).not.toBe(runs.get(origin(undefined)));
	expect(runs.size).toBe(0);
});

it('tells one run from another by its name', () => {
	const runs = new NodeRuns<Items>(new FakeClock());
	const names = [origin('1'), origin('1', 'm'), origin('1', 'n', 1), origin('2')].map(
		(one) => runs.get(one).name,
	);
	expect(new Set(names).size).toBe(4);
	expect(runs.get(origin('1')).name).toBe(names[0]);
});

it('is busy while a try is under way', () => {
	const run = new NodeRuns<Items>(new FakeClock()).get(origin('1'));
	expect(run.isBusy).toBe(false);
	run.enter();
	run.enter();
	run.leave();
	expect(run.isBusy).toBe(true);
	run.leave();
	expect(run.isBusy).toBe(false);
});

it('forgets a run a minute after its last item, and not before', async () => {
	const clock = new FakeClock();
	const runs = new NodeRuns<Items>(clock);
	pass(runs.get(origin('1')));
	await clock.advance(59_000);
	expect(runs.size).toBe(1);
	// A second try within the minute keeps it.
	pass(runs.get(origin('1')));
	await clock.advance(59_000);
	expect(runs.size).toBe(1);
	await clock.advance(70_000);
	expect([runs.size, clock.pending]).toEqual([0, 0]);
});

it('never forgets a run with an item under way', async () => {
	const clock = new FakeClock();
	const runs = new NodeRuns<Items>(clock);
	const run = runs.get(origin('1'));
	run.enter();
	pass(runs.get(origin('2')));
	await clock.advance(600_000);
	expect(runs.get(origin('1'))).toBe(run);
	expect(runs.size).toBe(1);
	run.leave();
	await clock.advance(130_000);
	expect([runs.size, clock.pending]).toEqual([0, 0]);
});

it('knows when an execution began, over nodes and loops', async () => {
	const clock = new FakeClock();
	const begun = clock.now();
	const runs = new NodeRuns<Items>(clock);
	pass(runs.get(origin('1')));
	await clock.advance(30_000);
	expect(runs.get(origin('1', 'later')).startedAt).toBe(begun);
	expect(runs.get(origin('2')).startedAt).toBe(begun + 30_000);
});

it('keeps ten thousand items to their promise and gives the memory back', async () => {
	const clock = new FakeClock();
	const runs = new NodeRuns<Items>(clock);
	let sent = 0;
	const send = async (): Promise<Outcome<Items>> => {
		sent += 1;
		return { kind: 'delivered', value: [sent] };
	};
	for (let attempt = 0; attempt < 2; attempt += 1) {
		const run = runs.get(origin('1'));
		await Promise.all(
			Array.from({ length: 10_000 }, async (_, item) => {
				run.enter();
				await run.sent.send(`${item}`, send);
				run.leave();
			}),
		);
		expect([sent, run.sent.size]).toEqual([10_000, 10_000]);
		await clock.advance(5_000);
	}
	await clock.advance(130_000);
	expect([runs.size, clock.pending]).toEqual([0, 0]);
	expect(runs.get(origin('1')).sent.size).toBe(0);
});
