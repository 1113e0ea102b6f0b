import { createHash } from 'node:crypto';

import type { KeyStore } from '../operation/spec';

type Store = Pick<KeyStore, 'record' | 'remove'>;

/**
 * How an act ended.
 * - `done`: it happened.
 * - `not`: it certainly did not.
 * - `unclear`: it may have.
 */
export interface Act<T> {
	ended: 'done' | 'not' | 'unclear';
	value: T;
}

/**
 * What came of doing something once only.
 * - `acted`: this call did it, or tried to; the value says how. `isNoted` is false where the end could
 *   not be written down, so that the next call will find the claim unclear.
 * - `before`: it happened in an earlier call.
 * - `unclear`: an earlier call claimed it and nobody knows how that ended.
 * - `reused`: an earlier call used the key for something else.
 */
export type Once<T> =
	| { kind: 'acted'; value: T; isNoted: boolean }
	| { kind: 'before' }
	| { kind: 'unclear' }
	| { kind: 'reused' };

export interface Options {
	/** What is done, anything that JSON can write: a key stands for one content. */
	content: unknown;
	/** A person looked and found that an unclear one did not happen. Counts once for a key, ever. */
	resend?: boolean;
}

// Hashed, so that a key of any length and any sender gives entries that cannot be made to collide.
const entryOf = (state: string, key: string) =>
	`${state}:${createHash('sha256').update(key).digest('base64')}`;

type Standing = 'mine' | 'before' | 'unclear' | 'reused';

/**
 * Claims a key. Two entries say how it stands: none = free; claim and open = claimed, end unknown;
 * claim alone = done. A third one says what for. All are written in one step, and a look at a done
 * claim can only turn it into an unclear one should the process die in between: never into a free one.
 */
async function claim(store: Store, key: string, { content, resend }: Options): Promise<Standing> {
	const [claimed, open] = [entryOf('claim', key), entryOf('open', key)];
	const payload = entryOf('content', JSON.stringify([key, content]));
	const fresh = await store.record([claimed, open, payload]);
	if (fresh.includes(claimed) && fresh.includes(open)) return 'mine';
	if (!fresh.includes(claimed) && fresh.includes(payload)) {
		await store.remove(fresh);
		return 'reused';
	}
	if (fresh.includes(open)) {
		await store.remove([open]);
		return 'before';
	}
	if (resend !== true) return 'unclear';
	// Recorded, so that one decision of a person never sends twice.
	return (await store.record([entryOf('released', key)])).length === 1 ? 'mine' : 'unclear';
}

const succeeds = async (work: Promise<void>): Promise<boolean> =>
	await work.then(
		() => true,
		() => false,
	);

/**
 * Does something at most once for a key. The claim is written down before the act begins, freed when
 * the act certainly did nothing, and kept otherwise: where the process dies in between, the next call
 * finds it unclear and does not act.
 *
 * Calls for one key must not overlap: the caller lines them up.
 *
 * @param act must not reject; a rejection counts as unclear and is passed on
 * @throws what the store throws while the claim is made: nothing was done then
 */
export async function onceOnly<T>(
	store: Store,
	key: string,
	act: () => Promise<Act<T>>,
	options: Options,
): Promise<Once<T>> {
	const standing = await claim(store, key, options);
	if (standing !== 'mine') return { kind: standing };
	const { ended, value } = await act();
	if (ended === 'unclear') return { kind: 'acted', value, isNoted: true };
	const open = entryOf('open', key);
	const payload = entryOf('content', JSON.stringify([key, options.content]));
	const over = ended === 'done' ? [open] : [open, entryOf('claim', key), payload];
	return { kind: 'acted', value, isNoted: await succeeds(store.remove(over)) };
}
