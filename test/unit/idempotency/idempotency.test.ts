import { onceOnly } from '../../../nodes/shared/idempotency/idempotency';
import type { Act, ClaimStore } from '../../../nodes/shared/idempotency/idempotency';

class Killed extends Error {}

/** A store that lets the process die before or after its nth write. */
class FakeStore implements ClaimStore {
	entries = new Set<string>();

	writes = 0;

	constructor(private readonly dies?: { at: number; when: 'before' | 'after' }) {}

	private async write<T>(change: () => T): Promise<T> {
		this.writes += 1;
		const isLast = this.writes === this.dies?.at;
		if (isLast && this.dies?.when === 'before') throw new Killed();
		const result = change();
		if (isLast) throw new Killed();
		return result;
	}

	record(entries: readonly string[]): Promise<string[]> {
		return this.write(() => {
			const fresh = entries.filter((entry) => !this.entries.has(entry));
			for (const entry of fresh) this.entries.add(entry);
			return fresh;
		});
	}

	remove(entries: readonly string[]): Promise<void> {
		return this.write(() => {
			for (const entry of entries) this.entries.delete(entry);
		});
	}

	/** The same entries as a new process finds them. */
	restarted(): FakeStore {
		const next = new FakeStore();
		next.entries = new Set(this.entries);
		return next;
	}
}

const ends = (ended: Act<string>['ended']) => jest.fn(async () => ({ ended, value: ended }));
const ended = { kind: 'acted', isNoted: true };

test('acts once, then says that it did', async () => {
	const store = new FakeStore();
	const act = ends('done');
	expect(await onceOnly(store, 'k', act)).toEqual({ ...ended, value: 'done' });
	for (let again = 0; again < 5; again += 1) {
		expect(await onceOnly(store, 'k', act)).toEqual({ kind: 'before' });
	}
	expect(act).toHaveBeenCalledTimes(1);
	expect(store.entries.size).toBe(1);
});

test('keys are apart, and none is kept in the clear', async () => {
	const store = new FakeStore();
	const act = ends('done');
	for (const key of ['a', 'b', '', ' ', 'claim:a']) await onceOnly(store, key, act);
	expect(act).toHaveBeenCalledTimes(5);
	expect([...store.entries].every((entry) => /^claim:[\w+/=]{44}$/.test(entry))).toBe(true);
});

test('what certainly did not happen leaves nothing behind', async () => {
	const store = new FakeStore();
	await onceOnly(store, 'k', ends('not'));
	expect(store.entries.size).toBe(0);
	expect(await onceOnly(store, 'k', ends('done'))).toMatchObject({ kind: 'acted', value: 'done' });
});

test('what may have happened stays closed', async () => {
	const store = new FakeStore();
	await onceOnly(store, 'k', ends('unclear'));
	const act = ends('done');
	for (let again = 0; again < 5; again += 1) {
		expect(await onceOnly(store, 'k', act)).toEqual({ kind: 'unclear' });
	}
	expect(act).not.toHaveBeenCalled();
});

test('a release lets an unclear one go out once, whoever leaves it switched on', async () => {
	const store = new FakeStore();
	await onceOnly(store, 'k', ends('unclear'));
	const act = ends('unclear');
	const options = { release: true };
	expect(await onceOnly(store, 'k', act, options)).toMatchObject({ kind: 'acted' });
	expect(await onceOnly(store, 'k', act, options)).toEqual({ kind: 'unclear' });
	expect(act).toHaveBeenCalledTimes(1);
});

test('a release never repeats what was done', async () => {
	const store = new FakeStore();
	await onceOnly(store, 'k', ends('done'));
	const act = ends('done');
	expect(await onceOnly(store, 'k', act, { release: true })).toEqual({ kind: 'before' });
	expect(act).not.toHaveBeenCalled();
});

test('a claim that cannot be made is thrown, and nothing is done', async () => {
	const act = ends('done');
	const store = new FakeStore({ at: 1, when: 'before' });
	await expect(onceOnly(store, 'k', act)).rejects.toThrow(Killed);
	expect(act).not.toHaveBeenCalled();
});

test('an end that cannot be written down is told', async () => {
	const store = new FakeStore({ at: 2, when: 'before' });
	const result = await onceOnly(store, 'k', ends('done'));
	expect(result).toEqual({ kind: 'acted', value: 'done', isNoted: false });
	expect(await onceOnly(store.restarted(), 'k', ends('done'))).toEqual({ kind: 'unclear' });
});

const moments = [1, 2, 3, 4].flatMap((at) =>
	(['before', 'after'] as const).map((when) => ({ at, when })),
);

test.each(moments)('a process that dies $when write $at never lets it happen twice', async (dies) => {
	let happened = 0;
	const act = async () => {
		happened += 1;
		return { ended: 'done' as const, value: 'done' };
	};
	let store = new FakeStore(dies);
	// Two deliveries of one process, up to its death; then ten of the next one.
	for (let delivery = 0; delivery < 2; delivery += 1) {
		await onceOnly(store, 'k', act).catch(() => undefined);
	}
	store = store.restarted();
	for (let delivery = 0; delivery < 10; delivery += 1) await onceOnly(store, 'k', act);
	expect(happened).toBeLessThanOrEqual(1);
	// Only a death after the claim was written and before the act leaves it undone: a person decides.
	expect(happened).toBe(dies.at === 1 && dies.when === 'after' ? 0 : 1);
});
