import { BatchedLedger } from '../../../nodes/shared/idempotency/batchedLedger';
import { entriesOf } from '../../../nodes/shared/idempotency/entries';
import { FinishedKeys } from '../../../nodes/shared/idempotency/finishedKeys';
import { History } from '../../../nodes/shared/idempotency/history';
import { KeyedRun } from '../../../nodes/shared/idempotency/keyedRun';
import type { KeyedSend } from '../../../nodes/shared/idempotency/keyedRun';
import { UnclearKeys } from '../../../nodes/shared/idempotency/unclearKeys';
import { KeyedQueue } from '../../../nodes/shared/keyedQueue';
import { systemClock } from '../../../nodes/shared/transport/run/clock';
import { MemoryTable } from './memoryTable';

type Delivered = { kind: 'delivered'; value: string };

let table: MemoryTable;
let acquired: number;
let queue: KeyedQueue;

beforeEach(() => {
	table = new MemoryTable();
	acquired = 0;
	queue = new KeyedQueue();
});

function newRun(attempt = { ended: false }) {
	const ledger = new BatchedLedger(table, systemClock);
	const history = new History();
	const finished = new FinishedKeys();
	let pinned: Promise<void> | undefined;
	const acquire = () => {
		acquired += 1;
		return {
			ledger,
			finished,
			unclear: new UnclearKeys(),
			pin: async () => await (pinned ??= history.enter(ledger)),
			inOrder: async <R>(key: string, job: () => Promise<R>) => await queue.inOrder(key, job),
			isInUse: (key: string) => queue.has(key),
			release: async (run: { hasOpen: boolean; size: number }) =>
				await history.leave(ledger, {
					...run,
					garbage: ledger.takeWitnesses(true),
					takeBeyond: (size) => finished.takeBeyond(size),
				}),
		};
	};
	return new KeyedRun<string>(acquire, systemClock, attempt);
}

const item = (key: string, content: unknown = key): KeyedSend => ({
	key,
	content,
	mayResend: false,
	historySize: 10_000,
});
const delivered = (value: string): Delivered => ({ kind: 'delivered', value });

test('what is claimed is sent in the order of the items, and claims are far fewer writes than items', async () => {
	const run = newRun();
	const sent: number[] = [];
	const all = Array.from({ length: 300 }, async (_, index) => {
		return await run.send(item(`key-${index}`), async (leaves) => {
			leaves();
			sent.push(index);
			return delivered('sent');
		});
	});
	const results = await Promise.all(all);
	expect(new Set(results.map(({ kind }) => kind))).toEqual(new Set(['acted']));
	expect(sent).toEqual(Array.from({ length: 300 }, (_, index) => index));
	await run.close();
	expect(table.kinds()).toEqual(['claim', 'content', 'done']);
	expect(table.row).toHaveLength(900);
	expect(table.writes).toBeLessThan(150);
});

test('an item whose key takes longer to claim is not overtaken', async () => {
	const first = newRun();
	const errorInfo = { message: 'Lost', description: '' };
	await first.send(item('a'), async () => ({ kind: 'ambiguous', errorInfo }));
	await first.close();
	const run = newRun();
	const sent: string[] = [];
	await Promise.all(
		[{ ...item('a'), mayResend: true }, item('b')].map(async (one) =>
			run.send(one, async () => {
				sent.push(one.key);
				return delivered('sent');
			}),
		),
	);
	expect(sent).toEqual(['a', 'b']);
});

test('an item whose key is known holds nobody up and is not sent', async () => {
	const first = newRun();
	await first.send(item('b'), async () => delivered('sent'));
	await first.close();
	const run = newRun();
	const sent: string[] = [];
	const results = await Promise.all(
		['a', 'b', 'c'].map(async (key) =>
			run.send(item(key), async () => {
				sent.push(key);
				return delivered('sent');
			}),
		),
	);
	expect(results.map(({ kind }) => kind)).toEqual(['acted', 'before', 'acted']);
	expect(sent).toEqual(['a', 'c']);
});

describe('a list that was sent before', () => {
	const keys = Array.from({ length: 3_000 }, (_, index) => `key-${index}`);
	const sendAll = async (contentOf = (key: string) => key) => {
		const run = newRun();
		const sent: string[] = [];
		const sends = keys.map(async (key) => {
			return await run.send(item(key, contentOf(key)), async (leaves) => {
				leaves();
				sent.push(key);
				return delivered('sent');
			});
		});
		const kinds = (await Promise.all(sends)).map(({ kind }) => kind);
		await run.close();
		return { sent, kinds };
	};
	const doneBefore = (isDone: (index: number) => boolean) => {
		const done = keys.filter((_key, index) => isDone(index)).map((key) => entriesOf(key, key));
		table.row = done.flatMap((one) => [one.claimed, one.content, one.done]);
	};

	test('is looked through in a few writes, and leaves nothing behind', async () => {
		doneBefore(() => true);
		const before = [...table.row];
		const { sent, kinds } = await sendAll();
		expect(sent).toEqual([]);
		expect(new Set(kinds)).toEqual(new Set(['before']));
		expect(table.writes).toBeLessThan(40);
		expect(table.row).toEqual(before);
	});

	test.each([
		['up to a place', (index: number) => index < 1_234],
		['but for one', (index: number) => index !== 777],
		['now and then', (index: number) => index % 10 !== 3],
		['in parts', (index: number) => index % 1_000 < 500],
	])('%s is sent where it was not, in the order of the items', async (_what, isDone) => {
		doneBefore(isDone);
		const { sent, kinds } = await sendAll();
		expect(sent).toEqual(keys.filter((_key, index) => !isDone(index)));
		expect(kinds).toEqual(keys.map((_key, index) => (isDone(index) ? 'before' : 'acted')));
		expect(table.row).toHaveLength(3 * keys.length);
	});

	test('is not looked through where another run of this process has the key', async () => {
		const busy = 'key-100';
		doneBefore((index) => keys[index] !== busy);
		let finish: () => void = () => undefined;
		const other = newRun();
		const sending = other.send(item(busy), async (leaves) => {
			leaves();
			await new Promise<void>((resolve) => (finish = resolve));
			return delivered('sent');
		});
		await new Promise((resolve) => setTimeout(resolve, 300));
		const record = jest.spyOn(table, 'record');
		const all = sendAll();
		const written = () => new Set(record.mock.calls.flat(2));
		// A machine that is busy with other tests takes its time.
		while (!written().has(entriesOf('key-99', 'key-99').looked)) {
			await new Promise((resolve) => setTimeout(resolve, 50));
		}
		expect(written().has(entriesOf(busy, busy).looked)).toBe(false);
		finish();
		expect((await sending).kind).toBe('acted');
		const { sent, kinds } = await all;
		expect(sent).toEqual([]);
		expect(new Set(kinds)).toEqual(new Set(['before']));
		expect(table.row).toContain(entriesOf(busy, busy).done);
	});

	test('with another content for one key is refused there', async () => {
		doneBefore(() => true);
		const { sent, kinds } = await sendAll((key) => (key === 'key-900' ? 'other' : key));
		expect(sent).toEqual([]);
		expect(kinds[900]).toBe('reused');
		expect(kinds.filter((kind) => kind === 'before')).toHaveLength(keys.length - 1);
	});
});

test('nothing leaves before the pin is written', async () => {
	table.broken = { record: true };
	const run = newRun();
	const deliver = jest.fn(async () => delivered('sent'));
	expect(await run.send(item('a'), deliver)).toMatchObject({ kind: 'notClaimed' });
	expect(deliver).not.toHaveBeenCalled();
});

test('once the run has ended nothing is claimed', async () => {
	const run = newRun({ ended: true });
	const deliver = jest.fn(async () => delivered('sent'));
	expect(await run.send(item('a'), deliver)).toEqual({
		kind: 'acted',
		value: { kind: 'skipped' },
		isNoted: true,
	});
	expect(acquired).toBe(0);
	expect(await run.close()).toBe(0);
	expect(table.writes).toBe(0);
});

test('what was not sent is free again, and an ambiguous one keeps its pin', async () => {
	const run = newRun();
	await run.send(item('a'), async () => ({ kind: 'skipped' }));
	await run.close();
	expect(table.row).toEqual([]);
	const next = newRun();
	const errorInfo = { message: 'm', description: 'd' };
	await next.send(item('a'), async () => ({ kind: 'ambiguous', errorInfo }));
	await next.close();
	expect(table.kinds()).toEqual(['claim', 'content', 'pin']);
});
