import { entriesOf } from '../../../nodes/shared/idempotency/entries';
import { FinishedKeys } from '../../../nodes/shared/idempotency/finishedKeys';
import { History, type Leavings } from '../../../nodes/shared/idempotency/history';
import { MemoryTable } from './memoryTable';

const SIZE = 10;

let table: MemoryTable;
beforeEach(() => {
	table = new MemoryTable();
});

const finished = (from: number, to: number) => {
	for (let index = from; index < to; index += 1) {
		table.row.push(`claim:${index}`, `content:${index}`, `done:${index}`);
	}
};

const leavings = (own: Partial<Leavings> = {}): Leavings => ({
	hasOpen: false,
	size: SIZE,
	garbage: ['witness:1'],
	takeBeyond: () => [],
	...own,
});

/** One run of a process that finishes some keys. */
async function run(history: History, from: number, to: number, hasOpen = false) {
	await history.enter(table);
	finished(from, to);
	return await history.leave(table, leavings({ hasOpen }));
}

test('a run takes a pin and gives it back', async () => {
	const history = new History(() => 0.5);
	await history.enter(table);
	expect(table.row).toEqual(['pin:32']);
	await history.leave(table, leavings());
	expect(table.row).toEqual([]);
});

test('runs of one process share a pin, which the last one gives back', async () => {
	const history = new History();
	await Promise.all([history.enter(table), history.enter(table)]);
	expect(table.row).toHaveLength(1);
	await history.leave(table, leavings());
	expect(table.row).toHaveLength(1);
	await history.leave(table, leavings());
	expect(table.row).toEqual([]);
});

test('the oldest finished keys beyond the bound are forgotten, a tenth more is let pass', async () => {
	const history = new History();
	expect(await run(history, 0, 11)).toBe(0);
	expect(table.row).toHaveLength(33);
	expect(await run(history, 11, 15)).toBe(0);
	expect(table.row).toHaveLength(SIZE * 3);
	expect(table.row[0]).toBe('claim:5');
	expect(table.row.at(-1)).toBe('done:14');
});

test('nothing is forgotten once a key of the node stayed open, in this process or a later one', async () => {
	await run(new History(), 0, 2, true);
	expect(await run(new History(), 2, 30)).toBeGreaterThan(0);
	expect(table.row.filter((entry) => entry.startsWith('claim:'))).toHaveLength(30);
});

test('nothing is forgotten after a process died in its run', async () => {
	await new History().enter(table);
	expect(await run(new History(), 0, 30)).toBeGreaterThan(0);
	expect(table.row).toContain('claim:0');
});

test('nothing is forgotten while another process is in its run', async () => {
	const other = new History();
	await other.enter(table);
	await run(new History(), 0, 30);
	expect(table.row).toContain('claim:0');
	await other.leave(table, leavings());
	expect(table.row).not.toContain('claim:0');
	expect(table.row).toHaveLength(SIZE * 3);
});

test('where no pin is free, nothing is ever forgotten', async () => {
	const always = () => 0;
	await new History(always).enter(table);
	const history = new History(always);
	await run(history, 0, 30);
	expect(table.row).toContain('pinned');
	table.row = table.row.filter((entry) => !entry.startsWith('pin:'));
	await run(new History(), 30, 60);
	expect(table.row).toContain('claim:0');
});

test('a pin that cannot be written is told to whoever wants to send, and tried again', async () => {
	const history = new History();
	table.broken = { record: true };
	await expect(history.enter(table)).rejects.toThrow('database is locked');
	table.broken = {};
	await history.enter(table);
	expect(table.row).toHaveLength(1);
});

describe('keys that the process knows to be done', () => {
	let known: FinishedKeys;
	const takeBeyond = (size: number) => known.takeBeyond(size);
	beforeEach(() => {
		known = new FinishedKeys();
	});

	function finish(name: string) {
		const entries = entriesOf(name, 'content');
		known.add(entries);
		table.row.push(entries.claimed, entries.content, entries.done, entries.released);
	}
	const isKept = (name: string) => table.row.includes(entriesOf(name, 'content').claimed);

	test('the first of them are forgotten while another run of the process goes on', async () => {
		const history = new History();
		await history.enter(table);
		const open = entriesOf('under way', 'content');
		table.row.push(open.claimed, open.content);
		for (let run = 0; run < 50; run += 1) {
			await history.enter(table);
			finish(`key ${run}`);
			await history.leave(table, leavings({ takeBeyond }));
		}
		expect(isKept('under way')).toBe(true);
		expect(isKept('key 49')).toBe(true);
		expect(isKept('key 38')).toBe(false);
		expect(table.row.length).toBeLessThanOrEqual(SIZE * 1.1 * 4 + 3);
	});

	test('they alone are forgotten once a key of the node stayed open', async () => {
		await run(new History(), 0, 2, true);
		for (let index = 0; index < 50; index += 1) {
			const history = new History();
			await history.enter(table);
			finish(`key ${index}`);
			await history.leave(table, leavings({ takeBeyond }));
		}
		expect(table.row).toEqual(expect.arrayContaining(['claim:0', 'claim:1']));
		expect(isKept('key 49')).toBe(true);
		expect(isKept('key 0')).toBe(false);
	});

	test('none of them is forgotten below the bound', () => {
		for (let index = 0; index < 11; index += 1) finish(`key ${index}`);
		expect(known.takeBeyond(SIZE)).toEqual([]);
	});
});
