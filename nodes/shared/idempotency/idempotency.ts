import { claimKey, closeClaim } from './claim';
import type { Wish } from './claim';
import type { KeyEntries } from './entries';
import type { Ledger } from './ledger';

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
 * - `unclear`: another call claimed it and nobody knows how that ended, or it is still under way.
 * - `reused`: an earlier call used the key for something else.
 */
export type Once<T> =
	| { kind: 'acted'; value: T; isNoted: boolean }
	| { kind: 'before' }
	| { kind: 'unclear' }
	| { kind: 'reused' };

const succeeds = async (work: Promise<void>): Promise<boolean> =>
	await work.then(
		() => true,
		() => false,
	);

/**
 * Does something at most once for a key. The claim is written down, and seen to have stayed, before
 * the act begins; it is freed when the act certainly did nothing, and kept otherwise: where the process
 * dies in between, the next call finds it unclear and does not act.
 *
 * Calls for one key must not overlap within a process: the caller lines them up. Those of other
 * processes may, within the bounds that {@link claimKey} names.
 *
 * @param entries of the key and of what is done: a key stands for one content
 * @param act must not reject; a rejection counts as unclear and is passed on
 * @throws what the ledger throws while the claim is made: nothing was done then
 */
export async function onceOnly<T>(
	ledger: Ledger,
	entries: KeyEntries,
	act: () => Promise<Act<T>>,
	wish: Wish,
): Promise<Once<T>> {
	const claim = await claimKey(ledger, entries, wish);
	if (claim.standing !== 'mine') return { kind: claim.standing };
	const { witness } = claim;
	const { ended, value } = await act();
	const isNoted = await succeeds(closeClaim(ledger, entries, witness, ended, wish.clock));
	ledger.dismiss(witness);
	return { kind: 'acted', value, isNoted: isNoted || ended === 'unclear' };
}
