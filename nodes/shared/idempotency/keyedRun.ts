import type { Attempt, Clock, Outcome } from '../transport';
import { ClaimWindow } from './claimWindow';
import { entriesOf } from './entries';
import { onceOnly } from './idempotency';
import type { Act, Once } from './idempotency';
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
		this.window = new ClaimWindow(most);
	}

	/**
	 * Sends an item unless its key was used: claims the key in n8n's database, sends, and frees the claim
	 * only where the vendor certainly took nothing. Never rejects.
	 *
	 * @param deliver sends it; must not reject
	 */
	async send(item: KeyedSend, deliver: Deliver<T>): Promise<KeyedResult<T>> {
		await this.window.enter();
		if (this.attempt.ended) {
			this.window.leave();
			return { kind: 'acted', value: { kind: 'skipped' }, isNoted: true };
		}
		const before = this.last;
		let pass: () => void = () => undefined;
		const passed = new Promise<void>((resolve) => (pass = resolve));
		this.last = passed.then(async () => await before);
		this.keys ??= this.acquire();
		const { keys } = this;
		try {
			return await keys.inOrder(item.key, async () => {
				return await this.sendOnce(keys, item, async (leaves) => {
					await before;
					const sending = deliver(leaves);
					pass();
					return await sending;
				});
			});
		} finally {
			pass();
			this.window.leave();
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
		{ ledger, pin, finished, unclear }: NodeKeys,
		{ key, content, mayResend, historySize }: KeyedSend,
		deliver: Deliver<T>,
	): Promise<KeyedResult<T>> {
		const { clock } = this;
		this.historySize = historySize;
		const entries = entriesOf(key, content);
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
			const claimedAt = clock.now();
			return actOf(await deliver(() => this.window.note(clock.now() - claimedAt)));
		};
		try {
			const hurries = unclear.has(entries.claimed);
			const result = await onceOnly(ledger, entries, act, { mayResend, hurries, clock });
			if (result.kind === 'unclear') unclear.note(entries.claimed, clock.now());
			// Nothing waits for the vendor behind a key that was used before.
			if (result.kind === 'before') {
				this.window.note(0);
				finished.add(entries);
			}
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
}
