import type { Clock } from '../transport';
import type { KeyEntries } from './entries';
import type { Ledger } from './ledger';
import { LOOK_AGAIN_MS, look, lookPatiently } from './look';
import { wait } from './wait';

type Sleeper = Pick<Clock, 'sleep'>;

/**
 * How a key stands for a send that wants it.
 * - `mine`: it was free, and this send's claim has stayed.
 * - `before`: it was used for the same content, and that was done.
 * - `unclear`: it was claimed, and nobody knows how that ended.
 * - `reused`: it was used for another content.
 */
export type Standing = 'mine' | 'before' | 'unclear' | 'reused';

/** How a key stands; with the entry that tells whether the claim's write was lost, where it is this send's. */
export type Claim =
	| { standing: 'mine'; witness: string }
	| { standing: Exclude<Standing, 'mine'> };

const MOST_ROUNDS = 3;

/** How a send wants a key. */
export interface Wish {
	/** A person looked and found that an unclear one did not happen. Counts once for a key, ever. */
	mayResend?: boolean;
	/** Does not wait for another process that may be working on an unclear one. */
	hurries?: boolean;
	clock: Sleeper;
}

/**
 * Records entries, and once more after a moment: where nothing is new then, no other process wrote over
 * them. Where something is, it has been recorded again, and must stay in its turn.
 *
 * @param isWon whether entries that were new mean that the key is this send's
 * @returns what was new the last time, and the record's witness where it was won and stayed; otherwise
 *   nobody relies on that one any more
 */
async function recordFirmly(
	ledger: Ledger,
	entries: readonly string[],
	isWon: (fresh: readonly string[]) => boolean,
	clock: Sleeper,
): Promise<{ fresh: readonly string[]; witness?: string }> {
	const witness = ledger.witness();
	const all = [...entries, witness];
	let fresh = await ledger.record(all);
	for (let round = 0; round < MOST_ROUNDS && isWon(fresh); round += 1) {
		await wait(clock, ledger.settleMs);
		const missing = await ledger.record(all);
		if (missing.length === 0) return { fresh, witness };
		fresh = missing;
	}
	ledger.dismiss(witness);
	return { fresh };
}

/**
 * Claims an unclear key because a person said that it may be sent again. That is recorded, so that one
 * decision never sends twice.
 */
async function release(ledger: Ledger, entries: KeyEntries, clock: Sleeper): Promise<Claim> {
	const { claimed, content, released } = entries;
	const isUnused = (fresh: readonly string[]) => fresh.includes(released);
	const all = [claimed, content, released];
	const { witness } = await recordFirmly(ledger, all, isUnused, clock);
	// The send that was awaited may have ended meanwhile.
	const seen = await look(ledger, entries);
	if (witness === undefined) return { standing: seen };
	if (seen === 'unclear') return { standing: 'mine', witness };
	ledger.dismiss(witness);
	return { standing: seen };
}

/**
 * Claims a key. Two entries say that it is claimed and for what, a third one that it is done; a claim
 * that is not done is open, and only a person frees it.
 *
 * n8n reads all entries of a node, changes them and writes them back, without a lock: of two workers
 * that do so at once, the later one undoes what the earlier one wrote. Therefore a claim counts only
 * when its entries and its write's witness are still there after the ledger's `settleMs`. Of workers
 * that claim one key at once, those whose write was lost find another's claim and give way; a claim
 * that was lost to a writer of other keys is made again, and must stay in its turn.
 *
 * This is safe where the row was in nobody's hands for a moment of that time. A third writer that holds
 * it longer, on a database that stands still for example, or many whose writes overlap without a gap,
 * can still write back a row without the claim. A claimant of the same key that comes between that and
 * the end of the send, when the claim is written down again, would send a second time.
 *
 * @throws what the ledger throws
 */
export async function claimKey(
	ledger: Ledger,
	entries: KeyEntries,
	{ mayResend, hurries, clock }: Wish,
): Promise<Claim> {
	const { claimed, content } = entries;
	const isFree = (fresh: readonly string[]) => fresh.includes(claimed);
	const { fresh, witness } = await recordFirmly(ledger, [claimed, content], isFree, clock);
	if (witness !== undefined) return { standing: 'mine', witness };
	// Written down three times, and lost each time: whose it is cannot be known.
	if (isFree(fresh)) return { standing: 'unclear' };
	if (fresh.includes(content)) {
		await ledger.remove([content]);
		return { standing: 'reused' };
	}
	const standing =
		mayResend || hurries
			? await look(ledger, entries)
			: await lookPatiently(ledger, entries, clock);
	if (standing === 'before' || !mayResend) return { standing };
	return await release(ledger, entries, clock);
}

/**
 * Writes down that a send with a claim of its own was done. Where that is there already, another process
 * looks at this moment and takes it away when it has looked: it is written down again then. One that died
 * before it did must not make a look of anybody's unclear.
 */
async function recordDone(
	ledger: Ledger,
	{ claimed, content, done, looked }: KeyEntries,
	clock: Sleeper,
): Promise<void> {
	const entries = [claimed, content, done];
	let fresh = await ledger.record(entries);
	for (const ms of LOOK_AGAIN_MS) {
		if (fresh.includes(done)) return;
		await wait(clock, ms);
		fresh = await ledger.record(entries);
	}
	if (!fresh.includes(done)) await ledger.remove([looked]);
}

/**
 * Writes down how a send with a claim of its own ended. The claim is recorded once more with it, in
 * case that a slow writer undid it while the send was under way.
 *
 * @throws what the ledger throws
 */
export async function closeClaim(
	ledger: Ledger,
	entries: KeyEntries,
	witness: string,
	ended: 'done' | 'not' | 'unclear',
	clock: Sleeper,
): Promise<void> {
	const { claimed, content } = entries;
	if (ended === 'done') {
		await recordDone(ledger, entries, clock);
		return;
	}
	const lost = await ledger.record([claimed, content, witness]);
	if (ended === 'unclear') return;
	// Another process claimed the key when this one's record was lost: that claim is not ours to free.
	const isForeign = lost.includes(witness) && !lost.includes(claimed);
	await ledger.remove(isForeign ? lost.filter((entry) => entry === content) : [claimed, content]);
}
