import { createHash, randomUUID } from 'node:crypto';

import type { KeyStore } from '../operation';
import type { Clock } from '../transport';

type Store = Pick<KeyStore, 'record' | 'remove'>;

/** What is written down for one call that claims a key. */
export interface ClaimEntries {
	/** The key was used. */
	claimed: string;
	/** Its end is not known. */
	open: string;
	/** What it was used for. */
	payload: string;
	/** A person decided that it may be sent again. */
	released: string;
	/** Of this call and no other: it is gone where another process wrote over this one's record. */
	owner: string;
}

/** How a key stands for a call that wants it. */
export type Standing = 'mine' | 'before' | 'unclear' | 'reused';

/** How long a record must stay before it counts, in milliseconds: longer than a row is in anybody's hands. */
export const SETTLE_MS = 150;

const MOST_ROUNDS = 3;

// Hashed, so that a key of any length and any sender gives entries that cannot be made to collide.
const entryOf = (state: string, key: string) =>
	`${state}:${createHash('sha256').update(key).digest('base64')}`;

/**
 * The entries of a call.
 *
 * @param content what the key is used for, anything that JSON can write
 */
export const claimEntries = (key: string, content: unknown): ClaimEntries => ({
	claimed: entryOf('claim', key),
	open: entryOf('open', key),
	payload: entryOf('content', JSON.stringify([key, content])),
	released: entryOf('released', key),
	owner: entryOf('owner', randomUUID()),
});

/**
 * Records entries, and once more after a moment: where nothing is new then, no other process wrote over
 * them. Where something is, it has been recorded again, and must stay in its turn.
 *
 * @param isWon whether entries that were new mean that the key was free
 * @returns what was new the last time, and whether the key was free and the record stayed
 */
async function recordFirmly(
	store: Store,
	entries: readonly string[],
	isWon: (fresh: readonly string[]) => boolean,
	clock: Pick<Clock, 'sleep'>,
): Promise<{ fresh: string[]; isFirm: boolean }> {
	let fresh = await store.record(entries);
	for (let round = 0; round < MOST_ROUNDS && isWon(fresh); round += 1) {
		await clock.sleep(SETTLE_MS, new AbortController().signal);
		const missing = await store.record(entries);
		if (missing.length === 0) return { fresh, isFirm: true };
		fresh = missing;
	}
	return { fresh, isFirm: false };
}

/** Why a key is not this call's, and what this call wrote down that must not stay. */
function refusal(
	{ claimed, open, payload, owner }: ClaimEntries,
	fresh: readonly string[],
): { standing: Exclude<Standing, 'mine'>; added: readonly string[] } {
	if (fresh.includes(claimed)) return { standing: 'unclear', added: [owner] };
	if (fresh.includes(payload)) return { standing: 'reused', added: [...fresh, owner] };
	if (fresh.includes(open)) return { standing: 'before', added: [open, owner] };
	return { standing: 'unclear', added: [owner] };
}

/**
 * Claims a key. Two entries say how it stands: none = free; claim and open = claimed, end unknown;
 * claim alone = done. A third one says what for. All are written in one step, and a look at a done
 * claim can only turn it into an unclear one should the process die in between: never into a free one.
 *
 * n8n reads all entries of a node, changes them and writes them back, without a lock: of two workers
 * that do so at once, the later one undoes what the earlier one wrote. Therefore a fourth entry names
 * the call, and a claim counts only when all four are still there after {@link SETTLE_MS}. Of workers
 * that claim one key at once, those whose entries were lost find another's claim and give way; a claim
 * that was lost to a writer of other keys is made again, and must stay in its turn.
 *
 * This is safe where the row was in nobody's hands for a moment of that time. A third writer that holds
 * it longer, on a database that stands still for example, or many whose writes overlap without a gap,
 * can still write back a row without the claim. A delivery of the same key that comes between that and
 * the end of the act, when the claim is written down again, would act a second time; so would a claimant
 * of the same key that is itself so slow. Where such a writer brings the open entry of a done claim
 * back, the key is unclear, and a person decides.
 *
 * @param resend a person looked and found that an unclear one did not happen
 * @throws what the store throws
 */
export async function claimKey(
	store: Store,
	entries: ClaimEntries,
	resend: boolean,
	clock: Pick<Clock, 'sleep'>,
): Promise<Standing> {
	const { claimed, open, payload, released, owner } = entries;
	const all = [claimed, open, payload, owner];
	const isFree = (fresh: readonly string[]) => fresh.includes(claimed) && fresh.includes(open);
	// Where open alone is new, the act that was awaited has happened meanwhile.
	const isUnused = (fresh: readonly string[]) =>
		fresh.includes(released) && (isFree(fresh) || !fresh.includes(open));

	const first = await recordFirmly(store, all, isFree, clock);
	if (first.isFirm) return 'mine';
	const refused = refusal(entries, first.fresh);
	const mayRelease = resend && refused.standing === 'unclear';
	// Recorded, so that one decision of a person never sends twice.
	const release = mayRelease
		? await recordFirmly(store, [...all, released], isUnused, clock)
		: undefined;
	if (release?.isFirm) return 'mine';
	const { standing, added } = release ? refusal(entries, release.fresh) : refused;
	await store.remove(added);
	return standing;
}

/**
 * Writes down how a claim of this call ended. First the claim is recorded once more, in case that a
 * slow writer undid it while the act was under way.
 *
 * @throws what the store throws
 */
export async function closeClaim(
	store: Store,
	{ claimed, open, payload, owner }: ClaimEntries,
	ended: 'done' | 'not' | 'unclear',
): Promise<void> {
	const lost = await store.record([claimed, open, payload, owner]);
	const isForeign = lost.includes(owner) && !lost.includes(claimed);
	const over = {
		done: [open, owner],
		// Another process claimed the key when this one's record was lost: that claim is not ours to free.
		not: isForeign ? lost : [claimed, open, payload, owner],
		unclear: [owner],
	};
	await store.remove(over[ended]);
}
