import type { INodeExecutionData } from 'n8n-workflow';

import { execute, FakeList, incoming, receive } from './calls';
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
		await execute(await started(freshId()), list, '1');
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
	it('records nothing before the run has succeeded, and the delivery after it', async () => {
		const list = new FakeList();
		const id = freshId();
		const call = await receive({ body: incoming(id), ...whenFinished });
		const items = call.items ?? [];
		expect(await execute(items, list, '1')).toHaveLength(1);
		expect(list.writes).toBe(0);
		call.answer();
		await new Promise((resolve) => setTimeout(resolve, 20));
		expect(list.writes).toBe(1);
		expect(await execute(items, list, '2')).toEqual([]);
		// Asking does not change what is known.
		expect(await execute(items, list, '3')).toEqual([]);
	});

	it('records nothing for a run that failed', async () => {
		const list = new FakeList();
		const id = freshId();
		const call = await receive({ body: incoming(id), ...whenFinished });
		await execute(call.items ?? [], list, '1');
		call.answer(500);
		await new Promise((resolve) => setTimeout(resolve, 20));
		expect(list.writes).toBe(0);
		expect(await execute(call.items ?? [], list, '2')).toHaveLength(1);
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
