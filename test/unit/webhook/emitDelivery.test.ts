import type { INodeExecutionData } from 'n8n-workflow';

import { execute, FakeHooks, FakeList, incoming, receive } from './calls';
import type { CallOptions } from './calls';

let counter = 0;
const freshId = (): string => `pass-${(counter += 1)}`;

/** A process that has forgotten everything: the same items, as if its memory were new. */
async function started(id: string, options: CallOptions = {}): Promise<INodeExecutionData[]> {
	const call = await receive({ body: incoming(id), ...options });
	call.answer(500);
	return call.items ?? [];
}

const whenFinished = { parameters: { responseMode: 'lastNode' } };

describe('at once', () => {
	it('records a delivery when its execution starts; a later execution ends there', async () => {
		const list = new FakeList();
		const items = await started(freshId());
		expect(await execute(items, list, '1')).toHaveLength(1);
		expect(await execute(items, list, '2')).toEqual([]);
	});

	it('lets the same execution start again: its worker may have died', async () => {
		const list = new FakeList();
		const items = await started(freshId());
		await execute(items, list, '1');
		expect(await execute(items, list, '1')).toHaveLength(1);
		expect(await execute(items, list, '2')).toEqual([]);
	});

	it('runs again where a user retries a run that a crash broke off, and records it all the same', async () => {
		const list = new FakeList();
		const items = await started(freshId());
		expect(await execute(items, list, '1')).toHaveLength(1);
		expect(await execute(items, list, '2', { mode: 'retry' })).toHaveLength(1);
		expect(await execute(items, list, '3')).toEqual([]);
		const unseen = await started(freshId());
		expect(await execute(unseen, list, '4', { mode: 'retry' })).toHaveLength(1);
		expect(await execute(unseen, list, '5')).toEqual([]);
	});

	it('loses none of many parallel records, the first row of a node included', async () => {
		const list = new FakeList();
		const all = await Promise.all(Array.from({ length: 50 }, () => started(freshId())));
		const outputs = await Promise.all(all.map((items, run) => execute(items, list, `a${run}`)));
		expect(outputs.flat()).toHaveLength(50);
		const again = await Promise.all(all.map((items, run) => execute(items, list, `b${run}`)));
		expect(again.flat()).toEqual([]);
	});

	it('keeps the list bounded', async () => {
		const list = new FakeList();
		list.entries = Array.from({ length: 4_000 }, (_, index) => `old-${index}`);
		const place = { nodeId: 'bounded' };
		await execute(await started(freshId(), place), list, '1', place);
		expect(list.entries).toHaveLength(4_000);
		expect(list.entries?.[0]).toBe('old-2');
	});

	it('tries once more where another process has made the first row', async () => {
		const list = new FakeList();
		list.failures = 1;
		const items = await started(freshId());
		expect(await execute(items, list, '1')).toHaveLength(1);
		expect(await execute(items, list, '2')).toEqual([]);
	});

	it('passes a message on where the list is out of order: twice is better than never', async () => {
		const list = new FakeList();
		list.failures = Infinity;
		expect(await execute(await started(freshId()), list, '1')).toHaveLength(1);
	});
});

describe('when finished', () => {
	it('takes no delivery for done before its run has succeeded, and every later one after it', async () => {
		const list = new FakeList();
		const id = freshId();
		const call = await receive({ body: incoming(id), ...whenFinished });
		const items = call.items ?? [];
		expect(await execute(items, list, '1')).toHaveLength(1);
		expect(await execute(items, list, '2')).toHaveLength(1);
		call.answer();
		await new Promise((resolve) => setTimeout(resolve, 20));
		for (let run = 3; run < 9; run += 1) expect(await execute(items, list, `${run}`)).toEqual([]);
	});

	it('records nothing for a run that failed', async () => {
		const list = new FakeList();
		const id = freshId();
		const call = await receive({ body: incoming(id), ...whenFinished });
		await execute(call.items ?? [], list, '1');
		call.answer(500);
		await new Promise((resolve) => setTimeout(resolve, 20));
		expect(await execute(call.items ?? [], list, '2')).toHaveLength(1);
	});

	it('ends a retry whose delivery was done meanwhile, because its sender repeated it', async () => {
		const list = new FakeList();
		const call = await receive({ body: incoming(freshId()), ...whenFinished });
		const items = call.items ?? [];
		expect(await execute(items, list, '1', { mode: 'retry' })).toHaveLength(1);
		call.answer();
		await new Promise((resolve) => setTimeout(resolve, 20));
		expect(await execute(items, list, '2', { mode: 'retry' })).toEqual([]);
	});

	it('does not lose what others record while it asks', async () => {
		const list = new FakeList();
		const known = await started(freshId());
		await execute(known, list, '1');
		const finishing = await started(freshId(), whenFinished);
		const others = await Promise.all(Array.from({ length: 20 }, () => started(freshId())));
		await Promise.all([
			execute(finishing, list, '2'),
			...others.map((items, run) => execute(items, list, `o${run}`)),
			execute(finishing, list, '3'),
		]);
		for (const items of [known, ...others]) expect(await execute(items, list, '9')).toEqual([]);
	});
});

describe('when finished, in a worker', () => {
	/** Begins a run that another process received. */
	async function begun(list: FakeList, place: { nodeId?: string } = {}) {
		const hooks = new FakeHooks();
		const items = await started(freshId(), { ...whenFinished, ...place });
		expect(await execute(items, list, '1', { hooks, ...place })).toHaveLength(1);
		const again = async (later = new FakeHooks()) =>
			await execute(items, list, '2', { hooks: later, ...place });
		return { hooks, again };
	}

	it.each(['success', 'waiting'])('records a run that ended as %s, before that is told', async (status) => {
		const list = new FakeList();
		const { hooks, again } = await begun(list);
		await hooks.end(status);
		expect(await again()).toEqual([]);
	});

	it.each<[string, object]>([
		['error', {}],
		['crashed', {}],
		['canceled', {}],
		['success', { run: new Error('x') }],
		// n8n answers 500 to these, so the caller will come again.
		['success', { lastNode: new Error('x') }],
	])('records no run that ended as %s %j', async (status, errors) => {
		const list = new FakeList();
		const { hooks, again } = await begun(list);
		await hooks.end(status, errors);
		expect(await again()).toHaveLength(1);
	});

	it('runs again after a kill, and knows it when that one was done', async () => {
		const { again } = await begun(new FakeList());
		const second = new FakeHooks();
		expect(await again(second)).toHaveLength(1);
		await second.end('success');
		for (let run = 0; run < 5; run += 1) expect(await again()).toEqual([]);
	});

	it('knows a slow run that ends after a second one had begun and failed', async () => {
		const { hooks, again } = await begun(new FakeList());
		const second = new FakeHooks();
		expect(await again(second)).toHaveLength(1);
		await second.end('error');
		await hooks.end('success');
		for (let run = 0; run < 5; run += 1) expect(await again()).toEqual([]);
	});

	it('takes no message for done because another process writes to the list meanwhile', async () => {
		const list = new FakeList();
		list.entries = ['earlier'];
		const outputs: unknown[] = [];
		// Each workflow id has turns of its own here, as each process has.
		const work = async (workflowId: string, pauses: number) => {
			for (let run = 0; run < 30; run += 1) {
				const hooks = new FakeHooks();
				const items = await started(freshId(), whenFinished);
				outputs.push(...(await execute(items, list, '1', { hooks, workflowId })));
				for (let pause = 0; pause < pauses; pause += 1) {
					await new Promise((resolve) => setImmediate(resolve));
				}
				await hooks.end('success');
			}
		};
		await Promise.all([work('a', 1), work('b', 2), work('c', 3), work('d', 5)]);
		expect(outputs).toHaveLength(120);
	});

	it('ends well where the list cannot be written', async () => {
		const list = new FakeList();
		const { hooks } = await begun(list);
		list.failures = Infinity;
		await expect(hooks.end('success')).resolves.toBeUndefined();
	});

	it('records again what the write of another process undid', async () => {
		const list = new FakeList();
		const { hooks, again } = await begun(list, { nodeId: 'shared' });
		await hooks.end('success');
		list.entries = [];
		await new Promise((resolve) => setTimeout(resolve, 2_000));
		expect(await again()).toEqual([]);
	});
});

it('records again with the next delivery what the write of another process undid', async () => {
	const list = new FakeList();
	const place = { nodeId: 'busy' };
	const first = await started(freshId(), place);
	await execute(first, list, '1', place);
	list.entries = [];
	await execute(await started(freshId(), place), list, '2', place);
	expect(await execute(first, list, '3', place)).toEqual([]);
});

it('at once, in a worker: records again what the write of another process undid', async () => {
	const list = new FakeList();
	const place = { nodeId: 'shared at once' };
	const items = await started(freshId(), place);
	await execute(items, list, '1', place);
	list.entries = [];
	await new Promise((resolve) => setTimeout(resolve, 2_000));
	expect(list.entries).toHaveLength(2);
	expect(await execute(items, list, '2', place)).toEqual([]);
});

it('writes down no try in the editor', async () => {
	const list = new FakeList();
	const items = await started(freshId(), { mode: 'manual' });
	expect(await execute(items, list, '1')).toHaveLength(1);
	expect(await execute(items, list, '2')).toHaveLength(1);
	expect(list.writes).toBe(0);
});

it('passes on an item that it did not make', async () => {
	expect(await execute([{ json: { a: 1 } }], new FakeList())).toEqual([{ a: 1 }]);
});
