import { BatchedWriter } from '../../../nodes/shared/webhook/dedupe/batchedWriter';

const turn = async () => await new Promise((resolve) => setImmediate(resolve));

/** A list that answers when it is told to. */
class SlowList {
	readonly entries = new Set<string>();
	readonly writes: string[][] = [];
	private readonly waiting: Array<(error?: Error) => void> = [];

	readonly write = async (entries: string[]): Promise<string[]> => {
		this.writes.push(entries);
		const before = entries.filter((entry) => this.entries.has(entry));
		for (const entry of entries) this.entries.add(entry);
		await new Promise<void>((resolve, reject) => {
			this.waiting.push((error) => (error ? reject(error) : resolve()));
		});
		return before;
	};

	/** Lets the present write end. */
	async end(error?: Error): Promise<void> {
		this.waiting.shift()?.(error);
		await new Promise((resolve) => setImmediate(resolve));
	}
}

it('writes soon, and what comes meanwhile in one', async () => {
	const [writer, list] = [new BatchedWriter(), new SlowList()];
	const first = writer.add('l', ['a'], list.write);
	await turn();
	const all = [first, ...['b', 'c', 'd'].map((entry) => writer.add('l', [entry], list.write))];
	await list.end();
	await list.end();
	expect(await Promise.all(all)).toEqual([[], [], [], []]);
	expect(list.writes).toEqual([['a'], ['b', 'c', 'd']]);
	expect(writer.size).toBe(0);
});

it('lets the second of two equal ones in one write see the first', async () => {
	const [writer, list] = [new BatchedWriter(), new SlowList()];
	const first = writer.add('l', ['x'], list.write);
	await turn();
	const both = [writer.add('l', ['a', 'x'], list.write), writer.add('l', ['a', 'b'], list.write)];
	await list.end();
	await list.end();
	expect(await first).toEqual([]);
	expect(await Promise.all(both)).toEqual([['x'], ['a']]);
	expect(list.writes[1]).toEqual(['a', 'x', 'b']);
});

it('tells all of a write that failed, and goes on with the next', async () => {
	const [writer, list] = [new BatchedWriter(), new SlowList()];
	const first = writer.add('l', ['x'], list.write);
	await turn();
	const both = ['a', 'b'].map((entry) => writer.add('l', [entry], list.write));
	const failed = both.map((one) => expect(one).rejects.toThrow('no database'));
	await list.end();
	const later = writer.add('l', ['c'], list.write);
	await list.end(new Error('no database'));
	await list.end();
	expect(await first).toEqual([]);
	await Promise.all(failed);
	expect(await later).toEqual([]);
});

it('keeps lists apart', async () => {
	const [writer, one, two] = [new BatchedWriter(), new SlowList(), new SlowList()];
	const both = [writer.add('1', ['a'], one.write), writer.add('2', ['a'], two.write)];
	await turn();
	expect([one.writes, two.writes]).toEqual([[['a']], [['a']]]);
	await Promise.all([one.end(), two.end()]);
	expect(await Promise.all(both)).toEqual([[], []]);
});
