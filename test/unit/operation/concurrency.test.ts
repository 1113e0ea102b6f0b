import { ConcurrencyLimit } from '../../../nodes/shared/operation/concurrency';
import { Attempt } from '../../../nodes/shared/transport/run/attempt';
import { clock } from '../../../nodes/shared/transport/state';
import { FakeClock, settled } from '../transport/fakeClock';

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);

/** Jobs that end when they are told to. */
function workshop(concurrency: ConcurrencyLimit) {
	const begun: number[] = [];
	const ends = new Map<number, () => void>();
	const job = async (member: number) =>
		await concurrency.inSlot(async () => {
			begun.push(member);
			await new Promise<void>((resolve) => ends.set(member, resolve));
			return member * 10;
		});
	return { begun, job, end: (member: number) => ends.get(member)?.() };
}

afterEach(() => {
	jest.restoreAllMocks();
});

it('works on so many at once, in their order', async () => {
	const concurrency = new ConcurrencyLimit(new Attempt(), 2);
	const { begun, job, end } = workshop(concurrency);
	const all = concurrency.begin(numbers(5), job);
	await settled();
	expect(begun).toEqual([0, 1]);
	end(1);
	await settled();
	expect(begun).toEqual([0, 1, 2]);
	end(0);
	await settled();
	expect(begun).toEqual([0, 1, 2, 3]);
	for (const member of [3, 2]) end(member);
	await settled();
	end(4);
	expect(await all).toEqual([0, 10, 20, 30, 40]);
});

it('takes fifty at once unless told otherwise', async () => {
	const concurrency = new ConcurrencyLimit(new Attempt());
	const { begun, job, end } = workshop(concurrency);
	const all = concurrency.begin(numbers(60), job);
	await settled();
	expect(begun).toHaveLength(50);
	for (const member of numbers(50)) end(member);
	await settled();
	for (const member of numbers(60)) end(member);
	expect(await all).toHaveLength(60);
});

it('never more than one where the operation wants one after the other', async () => {
	const concurrency = new ConcurrencyLimit(new Attempt(), 1);
	let underway = 0;
	let most = 0;
	await concurrency.begin(
		numbers(20),
		async () =>
			await concurrency.inSlot(async () => {
				underway += 1;
				most = Math.max(most, underway);
				await settled();
				underway -= 1;
			}),
	);
	expect(most).toBe(1);
});

it('a job that fails gives its lane back', async () => {
	const concurrency = new ConcurrencyLimit(new Attempt(), 1);
	const failing = concurrency.inSlot(async () => await Promise.reject(new Error('no')));
	const next = concurrency.inSlot(async () => 'next');
	await expect(failing).rejects.toThrow('no');
	expect(await next).toBe('next');
});

it('lets ten thousand wait and keeps their order', async () => {
	const concurrency = new ConcurrencyLimit(new Attempt(), 3);
	const order: number[] = [];
	await concurrency.begin(
		numbers(10_000),
		async (member) =>
			await concurrency.inSlot(async () => {
				order.push(member);
				await Promise.resolve();
			}),
	);
	expect(order).toEqual(numbers(10_000));
});

describe('Batching', () => {
	function batched(attempt: Attempt, size: number) {
		const fake = new FakeClock();
		jest
			.spyOn(clock, 'sleep')
			.mockImplementation(async (ms, signal) => await fake.sleep(ms, signal));
		const concurrency = new ConcurrencyLimit(attempt, undefined, { size, intervalMs: 1_000 });
		const begun: number[] = [];
		const all = concurrency.begin(numbers(5), async (member) => {
			begun.push(member);
			return member;
		});
		return { fake, begun, all };
	}

	it('pauses between batches, not before the first and not after the last', async () => {
		const { fake, begun, all } = batched(new Attempt(), 2);
		await settled();
		expect(begun).toEqual([0, 1]);
		await fake.advance(999);
		expect(begun).toEqual([0, 1]);
		await fake.advance(1);
		expect(begun).toEqual([0, 1, 2, 3]);
		await fake.advance(1_000);
		expect(await all).toEqual(numbers(5));
		expect(fake.pending).toBe(0);
	});

	it('a cancel ends the pause at once, and no further one is begun', async () => {
		const cancel = new AbortController();
		const { fake, begun, all } = batched(new Attempt(cancel.signal), 1);
		await settled();
		cancel.abort();
		expect(await all).toEqual(numbers(5));
		expect([begun.length, fake.pending]).toEqual([5, 0]);
	});

	it('so does the first failure of a node that stops', async () => {
		const attempt = new Attempt();
		const { fake, all } = batched(attempt, 1);
		await settled();
		attempt.stop();
		expect(await all).toEqual(numbers(5));
		expect(fake.pending).toBe(0);
	});
});
