import { entriesOf } from '../../../nodes/shared/idempotency/entries';
import type { Act } from '../../../nodes/shared/idempotency/idempotency';
import { atOnce, FakeStore, Killed, onceFor } from './fakeStore';
import type { KeyUse } from './fakeStore';

const ends = (ended: Act<string>['ended']) => jest.fn(async () => ({ ended, value: ended }));
const ended = { kind: 'acted', isNoted: true };
const resend = { ...atOnce(), mayResend: true };

const once = async (
	store: FakeStore,
	key: string,
	act: () => Promise<Act<string>>,
	own: KeyUse = atOnce(),
) => await onceFor(store, key, act, own);

test('acts once, then says that it did', async () => {
	const store = new FakeStore();
	const act = ends('done');
	expect(await once(store, 'k', act)).toEqual({ ...ended, value: 'done' });
	for (let again = 0; again < 5; again += 1) {
		expect(await once(store, 'k', act)).toEqual({ kind: 'before' });
	}
	expect(act).toHaveBeenCalledTimes(1);
	expect(store.kinds()).toEqual(['claim', 'content', 'done']);
});

test('keys are apart, and none is kept in the clear', async () => {
	const store = new FakeStore();
	const act = ends('done');
	for (const key of ['a', 'b', '', ' ', 'claim:a']) await once(store, key, act);
	expect(act).toHaveBeenCalledTimes(5);
	expect(store.keyEntries()).toHaveLength(15);
	expect(
		store.keyEntries().every((entry) => /^(claim|content|done):[\w+/=]{44}$/.test(entry)),
	).toBe(true);
});

test('what certainly did not happen leaves nothing behind', async () => {
	const store = new FakeStore();
	await once(store, 'k', ends('not'));
	expect(store.keyEntries()).toEqual([]);
	expect(await once(store, 'k', ends('done'))).toMatchObject({ kind: 'acted', value: 'done' });
});

test('what may have happened stays closed', async () => {
	const store = new FakeStore();
	await once(store, 'k', ends('unclear'));
	const act = ends('done');
	for (let again = 0; again < 5; again += 1) {
		expect(await once(store, 'k', act)).toEqual({ kind: 'unclear' });
	}
	expect(act).not.toHaveBeenCalled();
	expect(store.kinds()).toEqual(['claim', 'content']);
});

describe('a key that was used for something else', () => {
	test.each(['done', 'unclear'] as const)('is refused after one that ended %s', async (how) => {
		const store = new FakeStore();
		await once(store, 'k', ends(how), atOnce(['a@example.com', 100]));
		const before = store.kinds();
		const act = ends('done');
		for (const content of [['a@example.com', 900], ['b@example.com', 100], null]) {
			expect(await once(store, 'k', act, atOnce(content))).toEqual({ kind: 'reused' });
		}
		expect(act).not.toHaveBeenCalled();
		// Nothing of the others stays: the first content is still the key's, and ends as it did.
		expect(store.kinds()).toEqual(before);
		const same = await once(store, 'k', act, atOnce(['a@example.com', 100]));
		expect(same).toEqual({ kind: how === 'done' ? 'before' : 'unclear' });
	});

	test('is refused to a person who releases it, too', async () => {
		const store = new FakeStore();
		await once(store, 'k', ends('unclear'), atOnce(1));
		const act = ends('done');
		expect(await once(store, 'k', act, { ...resend, content: 2 })).toEqual({ kind: 'reused' });
		expect(await once(store, 'k', act, { ...resend, content: 1 })).toMatchObject({ kind: 'acted' });
		expect(act).toHaveBeenCalledTimes(1);
	});

	test('may be used for it where the first one certainly did not happen', async () => {
		const store = new FakeStore();
		await once(store, 'k', ends('not'), atOnce(1));
		expect(await once(store, 'k', ends('done'), atOnce(2))).toMatchObject({ kind: 'acted' });
	});
});

test('a release lets an unclear one go out once, whoever leaves it switched on', async () => {
	const store = new FakeStore();
	await once(store, 'k', ends('unclear'));
	const act = ends('unclear');
	expect(await once(store, 'k', act, resend)).toMatchObject({ kind: 'acted' });
	expect(await once(store, 'k', act, resend)).toEqual({ kind: 'unclear' });
	expect(act).toHaveBeenCalledTimes(1);
});

test('a release never repeats what was done', async () => {
	const store = new FakeStore();
	await once(store, 'k', ends('done'));
	const act = ends('done');
	expect(await once(store, 'k', act, resend)).toEqual({ kind: 'before' });
	expect(act).not.toHaveBeenCalled();
});

test('a release comes too late where the act ended while it was decided', async () => {
	const store = new FakeStore();
	let finish: (act: Act<string>) => void = () => undefined;
	const first = once(store, 'k', async () => await new Promise((resolve) => (finish = resolve)));
	await new Promise(setImmediate);
	const act = ends('done');
	// Another process; the first one's end comes while its release waits to see whether it stays.
	const clock = {
		sleep: async () => {
			finish({ ended: 'done', value: 'done' });
			await first;
		},
	};
	expect(await onceFor(store, 'k', act, { ...resend, clock })).toEqual({ kind: 'before' });
	expect(act).not.toHaveBeenCalled();
	expect(await once(store, 'k', act)).toEqual({ kind: 'before' });
});

describe('another process writes back a row that it read before', () => {
	/** Lets something happen to the entries at the nth wait. */
	const atWait = (nth: number, happen: () => void) => {
		let waits = 0;
		const sleep = jest.fn(async () => {
			waits += 1;
			if (waits === nth) happen();
		});
		return { ...atOnce(), clock: { sleep } };
	};

	test('a lost claim is made again, and waits again, before anything is done', async () => {
		const store = new FakeStore();
		await once(store, 'other', ends('done'));
		const old = new Set(store.entries);
		const own = atWait(1, () => (store.entries = old));
		expect(await once(store, 'k', ends('done'), own)).toMatchObject({ kind: 'acted' });
		expect(own.clock.sleep).toHaveBeenCalledTimes(2);
		expect(await once(store, 'k', ends('done'))).toEqual({ kind: 'before' });
	});

	test('a claim that is lost three times is not acted on', async () => {
		const store = new FakeStore();
		const act = ends('done');
		const sleep = jest.fn(async () => store.entries.clear());
		expect(await once(store, 'k', act, { ...atOnce(), clock: { sleep } })).toEqual({
			kind: 'unclear',
		});
		expect(act).not.toHaveBeenCalled();
		expect(sleep).toHaveBeenCalledTimes(3);
	});

	test("where that row has the same key's claim, this one gives way", async () => {
		const theirs = new FakeStore();
		let waiting: () => void = () => undefined;
		const own = {
			...atOnce(),
			clock: { sleep: async () => await new Promise<void>((on) => (waiting = on)) },
		};
		const other = once(theirs, 'k', ends('done'), own);
		await new Promise(setImmediate);
		const store = new FakeStore();
		const act = ends('done');
		const result = await once(
			store,
			'k',
			act,
			atWait(1, () => (store.entries = theirs.entries)),
		);
		expect(result).toEqual({ kind: 'unclear' });
		expect(act).not.toHaveBeenCalled();
		waiting();
		expect(await other).toMatchObject({ kind: 'acted', value: 'done' });
		expect(theirs.kinds()).toEqual(['claim', 'content', 'done']);
	});

	test.each([
		['done', 'before', ['claim', 'content', 'done']],
		['unclear', 'unclear', ['claim', 'content']],
	] as const)(
		'one that is lost while the act is under way is there again when it is %s',
		async (how, then, kinds) => {
			const store = new FakeStore();
			await once(store, 'k', async () => {
				store.entries.clear();
				return { ended: how, value: how };
			});
			expect(store.kinds()).toEqual(kinds);
			expect(await once(store, 'k', ends('done'))).toEqual({ kind: then });
		},
	);

	test('what did not happen does not free a claim that another process made meanwhile', async () => {
		const store = new FakeStore();
		await once(store, 'k', async () => {
			store.entries.clear();
			await once(store, 'k', ends('unclear'));
			return { ended: 'not', value: 'not' };
		});
		expect(store.kinds()).toEqual(['claim', 'content']);
	});
});

test('a claim that cannot be made is thrown, and nothing is done', async () => {
	const act = ends('done');
	const store = new FakeStore({ at: 1, when: 'before' });
	await expect(once(store, 'k', act)).rejects.toThrow(Killed);
	expect(act).not.toHaveBeenCalled();
});

test('an end that cannot be written down is told', async () => {
	const store = new FakeStore({ at: 3, when: 'before' });
	const result = await once(store, 'k', ends('done'));
	expect(result).toEqual({ kind: 'acted', value: 'done', isNoted: false });
	expect(await once(store.restarted(), 'k', ends('done'))).toEqual({ kind: 'unclear' });
});

// Record, look, record again and close; then a look of the second delivery and its cleaning up.
const moments = [1, 2, 3, 4, 5, 6].flatMap((at) =>
	(['before', 'after'] as const).map((when) => ({ at, when })),
);

test.each(moments)(
	'a process that dies $when write $at never lets it happen twice',
	async (dies) => {
		let happened = 0;
		const act = async () => {
			happened += 1;
			return { ended: 'done' as const, value: 'done' };
		};
		let store = new FakeStore(dies);
		// Two deliveries of one process, up to its death; then ten of the next one.
		for (let delivery = 0; delivery < 2; delivery += 1) {
			await once(store, 'k', act).catch(() => undefined);
		}
		store = store.restarted();
		for (let delivery = 0; delivery < 10; delivery += 1) await once(store, 'k', act);
		expect(happened).toBeLessThanOrEqual(1);
		// Only a death after the claim was written and before the act leaves it undone: a person decides.
		const isBetween = dies.at === 2 || (dies.at === 1 && dies.when === 'after');
		expect(happened).toBe(isBetween ? 0 : 1);
	},
);

test('what is done while another process looks is found done afterwards', async () => {
	const store = new FakeStore();
	const { looked, done } = entriesOf('key', 'content');
	let isLooking = false;
	const result = await onceFor(
		store,
		'key',
		async () => {
			await store.record([looked, done]);
			isLooking = true;
			return { ended: 'done', value: 1 };
		},
		{
			content: 'content',
			clock: {
				sleep: async () => {
					if (isLooking) await store.remove([looked, done]);
					isLooking = false;
				},
			},
		},
	);
	expect(result.kind).toBe('acted');
	const act = async () => ({ ended: 'done' as const, value: 2 });
	expect((await onceFor(store, 'key', act, atOnce())).kind).toBe('before');
});
