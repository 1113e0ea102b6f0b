import { KeyedQueue } from '../../nodes/shared/keyedQueue';
import { settled } from './transport/fakeClock';

function gate() {
	let open: () => void = () => undefined;
	const promise = new Promise<void>((resolve) => (open = resolve));
	return { open, promise };
}

it('keeps the order for one recipient and does not hold up others', async () => {
	const recipients = new KeyedQueue();
	const events: string[] = [];
	const first = gate();
	const job = (name: string, wait?: Promise<void>) => async () => {
		events.push(`${name} begins`);
		await wait;
		events.push(`${name} ends`);
		return name;
	};
	const all = [
		recipients.inOrder('a', job('a1', first.promise)),
		recipients.inOrder('a', job('a2')),
		recipients.inOrder('b', job('b1')),
		recipients.inOrder(undefined, job('x')),
	];
	await settled();
	expect([...events].sort()).toEqual(['a1 begins', 'b1 begins', 'b1 ends', 'x begins', 'x ends']);
	first.open();
	expect(await Promise.all(all)).toEqual(['a1', 'a2', 'b1', 'x']);
	expect(events.slice(-3)).toEqual(['a1 ends', 'a2 begins', 'a2 ends']);
});

it('tells whether a job is under way or waits', async () => {
	const recipients = new KeyedQueue();
	const first = gate();
	const one = recipients.inOrder('a', async () => await first.promise);
	const two = recipients.inOrder('a', async () => undefined);
	expect([recipients.has('a'), recipients.has('b')]).toEqual([true, false]);
	first.open();
	await one;
	expect(recipients.has('a')).toBe(true);
	await two;
	expect(recipients.has('a')).toBe(false);
});

it('goes on after a job that rejects', async () => {
	const recipients = new KeyedQueue();
	const bad = recipients.inOrder('a', async () => await Promise.reject(new Error('no')));
	const good = recipients.inOrder('a', async () => 'yes');
	await expect(bad).rejects.toThrow('no');
	expect(await good).toBe('yes');
});

it('remembers nobody for whom nothing waits', async () => {
	const recipients = new KeyedQueue();
	const jobs = Array.from({ length: 1_000 }, (_, n) => recipients.inOrder(`r${n % 10}`, async () => n));
	expect(Reflect.get(recipients, 'last')).toHaveProperty('size', 10);
	await Promise.all(jobs);
	expect(Reflect.get(recipients, 'last')).toHaveProperty('size', 0);
});
