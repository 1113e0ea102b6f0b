import { History } from '../../../nodes/shared/idempotency/history';
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

/** One run of a process that finishes some keys. */
async function run(history: History, from: number, to: number, hasOpen = false) {
	await history.enter(table);
	finished(from, to);
	return await history.leave(table, { hasOpen, size: SIZE }, () => ['witness:1']);
}

test('a run takes a pin and gives it back', async () => {
	const history = new History(() => 0.5);
	await history.enter(table);
	expect(table.row).toEqual(['pin:32']);
	await history.leave(table, { hasOpen: false, size: SIZE }, () => []);
	expect(table.row).toEqual([]);
});

test('runs of one process share a pin, which the last one gives back', async () => {
	const history = new History();
	await Promise.all([history.enter(table), history.enter(table)]);
	expect(table.row).toHaveLength(1);
	await history.leave(table, { hasOpen: false, size: SIZE }, () => []);
	expect(table.row).toHaveLength(1);
	await history.leave(table, { hasOpen: false, size: SIZE }, () => []);
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
	await other.leave(table, { hasOpen: false, size: SIZE }, () => []);
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
