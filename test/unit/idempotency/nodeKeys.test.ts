import type { IExecuteFunctions } from 'n8n-workflow';

import { KeyedRun, nodeKeys } from '../../../nodes/shared/idempotency';
import type { Outcome } from '../../../nodes/shared/transport';
import { systemClock } from '../../../nodes/shared/transport/run/clock';
import { MemoryTable } from './memoryTable';

const SIZE = 10;

let table: MemoryTable;

beforeEach(() => {
	table = new MemoryTable();
});

/** As much of n8n as keeps the entries of one node. */
const contextOf = (nodeId: string) =>
	({
		getWorkflow: () => ({ id: 'workflow' }),
		getNode: () => ({ id: nodeId }),
		helpers: {
			checkProcessedAndRecord: async (
				entries: string[],
				_scope: string,
				{ maxEntries }: { maxEntries?: number },
			) => {
				const fresh = await table.record(entries);
				if (maxEntries !== undefined) await table.keepNewest(maxEntries);
				return { new: fresh, processed: [] };
			},
			removeProcessed: async (entries: string[]) => await table.remove(entries),
			getProcessedDataCount: async () => await table.count(),
		},
	}) as unknown as IExecuteFunctions;

const startRun = (node: string) =>
	new KeyedRun<string>(() => nodeKeys(contextOf(node)), systemClock, { ended: false });

const sent: Outcome<string> = { kind: 'delivered', value: 'sent' };
const lost: Outcome<string> = {
	kind: 'ambiguous',
	errorInfo: { message: 'No answer', description: 'Nobody knows' },
};

async function send(run: KeyedRun<string>, key: string, outcome = sent) {
	const item = { key, content: key, mayResend: false, historySize: SIZE };
	return (await run.send(item, async () => outcome)).kind;
}

const sendAll = async (run: KeyedRun<string>, from: number, to: number) =>
	await Promise.all(
		Array.from({ length: to - from }, async (_, index) => await send(run, `key ${from + index}`)),
	);

/** Runs of ten keys each, one after the other; returns how many the last one kept beyond the bound. */
async function runs(node: string, count: number): Promise<number> {
	let beyond = 0;
	for (let done = 0; done < count; done += 1) {
		const run = startRun(node);
		await sendAll(run, done * 10, done * 10 + 10);
		beyond = await run.close();
	}
	return beyond;
}

test('the oldest keys beyond the bound are new again', async () => {
	expect(await runs('tidy', 3)).toBe(0);
	expect(table.row.length).toBeLessThanOrEqual(SIZE * 3.3);
	const run = startRun('tidy');
	expect(await send(run, 'key 0')).toBe('acted');
	expect(await send(run, 'key 29')).toBe('before');
	await run.close();
});

test('a node with an open key keeps that one, and no more than twice its bound besides', async () => {
	const first = startRun('open');
	await send(first, 'open', lost);
	await first.close();
	expect(await runs('open', 6)).toBeGreaterThan(0);
	expect(table.row.length).toBeLessThan(2 * SIZE * 3.3);
	const run = startRun('open');
	expect(await send(run, 'key 59')).toBe('before');
	expect(await send(run, 'open')).toBe('unclear');
	await run.close();
});

test('a node of which some run is always under way is tidied up nevertheless', async () => {
	let under = startRun('busy');
	await send(under, 'first');
	for (let round = 0; round < 6; round += 1) {
		const next = startRun('busy');
		await sendAll(next, round * 10, round * 10 + 10);
		await under.close();
		under = next;
	}
	expect(table.row.length).toBeLessThan(SIZE * 2 * 3.3);
	await under.close();
	expect(table.kinds()).toEqual(['claim', 'content', 'done']);
});

test('many who want one open key at once ask n8n for it once', async () => {
	const first = startRun('wanted');
	await send(first, 'open', lost);
	expect(await send(first, 'open')).toBe('unclear');
	const { writes } = table;
	const all = await Promise.all(Array.from({ length: 50 }, async () => await send(first, 'open')));
	expect(new Set(all)).toEqual(new Set(['unclear']));
	expect(table.writes).toBe(writes);
	await first.close();
});

test('a key that was refused is free, though known ones went in the same write', async () => {
	await runs('shared', 1);
	const run = startRun('shared');
	const refuse = run.send(
		{ key: 'refused', content: 'refused', mayResend: false, historySize: SIZE },
		async () => {
			// Meanwhile another key is looked at, which removes what is of no use any more.
			expect(await send(run, 'key 1')).toBe('before');
			return {
				kind: 'rejected',
				errorInfo: { message: 'No', description: 'Not this one' },
			};
		},
	);
	expect(await send(run, 'key 0')).toBe('before');
	await refuse;
	expect(await send(run, 'refused')).toBe('acted');
	await run.close();
});
