import { BatchedLedger } from '../../../nodes/shared/idempotency/batchedLedger';
import { FakeClock } from '../transport/fakeClock';
import { MemoryTable } from './memoryTable';

let clock: FakeClock;
let table: MemoryTable;
let ledger: BatchedLedger;

beforeEach(() => {
	clock = new FakeClock();
	table = new MemoryTable();
	ledger = new BatchedLedger(table, clock);
});

test('what is wanted at about one time is one write, and each learns what was new of its own', async () => {
	await clock.until(ledger.record(['known']));
	const all = Promise.all([
		ledger.record(['a', 'known']),
		ledger.record(['b']),
		ledger.record(['known']),
	]);
	expect(await clock.until(all)).toEqual([['a'], ['b'], []]);
	expect(table.writes).toBe(2);
});

test('an entry that two share is new to both', async () => {
	const all = Promise.all([ledger.record(['a', 'shared']), ledger.record(['b', 'shared'])]);
	expect(await clock.until(all)).toEqual([
		['a', 'shared'],
		['b', 'shared'],
	]);
	expect(table.row).toEqual(['a', 'shared', 'b']);
});

test('a witness is that of the very next write, and another one afterwards', async () => {
	const first = ledger.witness();
	expect(ledger.witness()).toBe(first);
	await clock.until(ledger.record([first]));
	const second = ledger.witness();
	expect(second).not.toBe(first);
	ledger.dismiss(first);
	expect(ledger.takeWitnesses(false)).toEqual([]);
	expect(ledger.takeWitnesses(true)).toEqual([first, second]);
	expect(ledger.takeWitnesses(true)).toEqual([]);
});

test('a busy node gives up the witnesses of ended claims once they are a hundred', async () => {
	const kept = ledger.witness();
	await clock.until(ledger.record([kept]));
	const ended: string[] = [];
	for (let index = 0; index < 100; index += 1) {
		expect(ledger.takeWitnesses(false)).toEqual([]);
		// Two claims of one write share it.
		const witness = ledger.witness();
		expect(ledger.witness()).toBe(witness);
		await clock.until(ledger.record([witness]));
		ledger.dismiss(witness);
		ledger.dismiss(witness);
		ended.push(witness);
	}
	expect(ledger.takeWitnesses(false)).toEqual(ended);
	expect(ledger.takeWitnesses(true)).toEqual([kept]);
});

test('a write that fails fails for all that were in it, and the next one goes on', async () => {
	table.broken = { record: true };
	const all = Promise.allSettled([ledger.record(['a']), ledger.record(['b']), ledger.remove(['c'])]);
	expect((await clock.until(all)).map(({ status }) => status)).toEqual([
		'rejected',
		'rejected',
		'fulfilled',
	]);
	table.broken = {};
	expect(await clock.until(ledger.record(['a']))).toEqual(['a']);
});

test.each([
	['a quarter of the time', 3_000, 240],
	['half of the time where the row is short', 0, 120],
])('in the long run slow writes take %s, and a record must stay longer', async (_, known, each) => {
	table.row = Array.from({ length: known }, (__, index) => `known-${index}`);
	const { record } = table;
	const begun: number[] = [];
	table.record = async (entries) => {
		begun.push(clock.now());
		await clock.sleep(60, new AbortController().signal);
		return await record.call(table, entries);
	};
	for (let index = 0; index < 150; index += 1) await clock.until(ledger.record([`entry-${index}`]));
	// So many as a run begins with are let pass; then there are pauses.
	expect(begun[20] - begun[0]).toBeLessThan(20 * 75);
	expect(begun[149] - begun[109]).toBeGreaterThanOrEqual(40 * each * 0.95);
	expect(begun[149] - begun[109]).toBeLessThanOrEqual(40 * each * 1.05);
	expect(ledger.settleMs).toBe(180);
});

test('a pause is a second at most', async () => {
	const { record } = table;
	const begun: number[] = [];
	table.record = async (entries) => {
		begun.push(clock.now());
		await clock.sleep(900, new AbortController().signal);
		return await record.call(table, entries);
	};
	for (let index = 0; index < 5; index += 1) await clock.until(ledger.record([`entry-${index}`]));
	expect(begun[4] - begun[3]).toBe(1_000);
});

test('nothing is written for nothing', async () => {
	await ledger.remove([]);
	expect(table.writes).toBe(0);
});
