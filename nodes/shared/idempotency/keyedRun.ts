import type { Attempt, Clock, Outcome } from '../transport';
import { ClaimWindow } from './claimWindow';
import type { Place } from './claimWindow';
import { entriesOf } from './entries';
import type { KeyEntries } from './entries';
import { onceOnly } from './idempotency';
import type { Act, Once } from './idempotency';
import { doneOf } from './look';
import type { NodeKeys } from './nodeKeys';

/** What one item wants to send once. */
export interface KeyedSend {
	key: string;
	/** What is sent, anything that JSON can write. */
	content: unknown;
	/** A person allowed an unclear one to be sent again. */
	mayResend: boolean;
	/** How many finished keys the node keeps. */
	historySize: number;
}

/** How it went; `notClaimed` where n8n's database refused the claim, so that nothing left. */
export type KeyedResult<T> = Once<Outcome<T>> | { kind: 'notClaimed'; error: Error };

/** After so many keys in a row that were used before, a list is probably sent again. */
const KNOWN_IN_A_ROW = 4;

/** So many of the next keys are looked at then, and twice as many each time that all were used. */
const FEWEST_LOOKED_AT = 32;

/** A process that dies in a look leaves as many keys unclear that were used. */
const MOST_LOOKED_AT = 250;

/**
 * Sends an item.
 *
 * @param leaves called when a request of it leaves
 */
export type Deliver<T> = (leaves: () => void) => Promise<Outcome<T>>;

function actOf<T>(outcome: Outcome<T>): Act<Outcome<T>> {
	if (outcome.kind === 'delivered') return { ended: 'done', value: outcome };
	return { ended: outcome.kind === 'ambiguous' ? 'unclear' : 'not', value: outcome };
}

/**
 * One try of a node run whose items have keys. Claims are made in the order of the items, a few ahead of
 * the sends, and what was claimed is sent in that order.
 */
export class KeyedRun<T> {
	private readonly window: ClaimWindow;

	private keys?: NodeKeys;

	private last: Promise<unknown> = Promise.resolve();

	private hasOpen = false;

	private historySize = 0;

	private knownInARow = 0;

	/**
	 * @param acquire gives the node's keys; called once, before the first is claimed
	 * @param clock the time
	 * @param attempt once it has ended, nothing is claimed any more
	 * @param most keys claimed at once at the most
	 */
	constructor(
		private readonly acquire: () => NodeKeys,
		private readonly clock: Clock,
		private readonly attempt: Pick<Attempt, 'ended'>,
		most?: number,
	) {
		this.window = new ClaimWindow(clock, most);
	}

	/**
	 * Sends an item unless its key was used: claims the key in n8n's database, sends, and frees the claim
	 * only where the vendor certainly took nothing. Never rejects.
	 *
	 * @param deliver sends it; must not reject
	 */
	async send(item: KeyedSend, deliver: Deliver<T>): Promise<KeyedResult<T>> {
		const entries = entriesOf(item.key, item.content);
		this.historySize = item.historySize;
		const place = await this.window.enter(entries);
		if (place === undefined) return { kind: 'before' };
		if (this.attempt.ended) {
			place.leave();
			return { kind: 'acted', value: { kind: 'skipped' }, isNoted: true };
		}
		const before = this.last;
		let pass: () => void = () => undefined;
		const passed = new Promise<void>((resolve) => (pass = resolve));
		this.last = passed.then(async () => await before);
		this.keys ??= this.acquire();
		const { keys } = this;
		try {
			return await keys.inOrder(entries.claimed, async () => {
				return await this.sendOnce(keys, { ...item, entries }, place, async (leaves) => {
					await before;
					const sending = deliver(leaves);
					pass();
					return await sending;
				});
			});
		} finally {
			pass();
			place.leave();
		}
	}

	/**
	 * Tidies up when all items have ended.
	 *
	 * @returns how many keys are kept beyond the bound because one is open; 0 otherwise
	 */
	async close(): Promise<number> {
		if (this.keys === undefined) return 0;
		const run = { hasOpen: this.hasOpen, size: this.historySize };
		// What cannot be tidied up now is tidied up by a later run.
		return await this.keys.release(run).catch(() => 0);
	}

	private async sendOnce(
		keys: NodeKeys,
		{ entries, mayResend }: Pick<KeyedSend, 'mayResend'> & { entries: KeyEntries },
		place: Place,
		deliver: Deliver<T>,
	): Promise<KeyedResult<T>> {
		const { clock } = this;
		const { ledger, pin, finished, unclear } = keys;
		if (finished.has(entries)) return { kind: 'before' };
		if (!mayResend && unclear.isFresh(entries.claimed, clock.now())) return { kind: 'unclear' };
		const pinned = pin();
		// Each item that is about to leave asks it; until then nobody does.
		pinned.catch(() => undefined);
		let hasBegun = false;
		const act = async (): Promise<Act<Outcome<T> | Error>> => {
			const failure = await pinned.then(
				() => undefined,
				(error: Error) => error,
			);
			if (failure !== undefined) return { ended: 'not', value: failure };
			hasBegun = true;
			place.ready();
			return actOf(await deliver(() => place.away()));
		};
		try {
			const hurries = unclear.has(entries.claimed);
			const result = await onceOnly(ledger, entries, act, { mayResend, hurries, clock });
			this.noteKnown(keys, result.kind === 'before');
			if (result.kind === 'unclear') unclear.note(entries.claimed, clock.now());
			if (result.kind === 'before') finished.add(entries);
			if (result.kind !== 'acted') return result;
			const { value, isNoted } = result;
			if (value instanceof Error) return { kind: 'notClaimed', error: value };
			this.hasOpen ||= value.kind === 'ambiguous' || !isNoted;
			if (value.kind === 'delivered' && isNoted) finished.add(entries);
			return { kind: 'acted', value, isNoted };
		} catch (error) {
			this.hasOpen ||= hasBegun;
			return hasBegun ? { kind: 'unclear' } : { kind: 'notClaimed', error: error as Error };
		}
	}

	private noteKnown(keys: NodeKeys, isKnown: boolean): void {
		this.knownInARow = isKnown ? this.knownInARow + 1 : 0;
		if (this.knownInARow >= KNOWN_IN_A_ROW) void this.skipKnown(keys);
	}

	/** Sends away those of the next items whose keys were used: a look at many is two writes. */
	private async skipKnown(keys: NodeKeys): Promise<void> {
		const { window, attempt } = this;
		const find = async (some: KeyEntries[]) => {
			// A look in the very write that says that a send is done would take that away again.
			const free = some.filter(({ claimed }) => !keys.isInUse(claimed));
			const done = await doneOf(keys.ledger, free);
			for (const entries of done) keys.finished.add(entries);
			return done;
		};
		let count = FEWEST_LOOKED_AT;
		// What cannot be looked at is claimed, and says then what is wrong.
		while (!attempt.ended && (await window.skip(count, find).catch(() => false))) {
			count = Math.min(count * 2, MOST_LOOKED_AT);
		}
	}
}
