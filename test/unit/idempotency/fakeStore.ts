import { entriesOf, newWitness } from '../../../nodes/shared/idempotency/entries';
import { onceOnly } from '../../../nodes/shared/idempotency/idempotency';
import type { Act } from '../../../nodes/shared/idempotency/idempotency';
import type { Wish } from '../../../nodes/shared/idempotency/claim';
import type { Ledger } from '../../../nodes/shared/idempotency/ledger';

/** What a store throws where its process is gone. */
export class Killed extends Error {}

/** A ledger that lets the process die before or after its nth write. */
export class FakeStore implements Ledger {
	readonly settleMs = 150;

	entries = new Set<string>();

	writes = 0;

	constructor(private readonly dies?: { at: number; when: 'before' | 'after' }) {}

	witness(): string {
		return newWitness();
	}

	dismiss(): void {}

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

	/** What is there of keys. */
	keyEntries(): string[] {
		return [...this.entries].filter((entry) => !entry.startsWith('witness:'));
	}

	/** The kinds of entries that are there of keys, such as `claim`. */
	kinds(): string[] {
		return this.keyEntries()
			.map((entry) => entry.replace(/:.*/, ''))
			.sort();
	}

	/** The same entries as a new process finds them. */
	restarted(): FakeStore {
		const next = new FakeStore();
		next.entries = new Set(this.entries);
		return next;
	}
}

/** A key's content, and how it is wanted. */
export type KeyUse = Wish & { content: unknown };

/** `onceOnly` for a key and what it is used for. */
export const onceFor = async <T>(
	ledger: Ledger,
	key: string,
	act: () => Promise<Act<T>>,
	{ content, ...wish }: KeyUse,
) => await onceOnly(ledger, entriesOf(key, content), act, wish);

/** The rest of an `onceFor` for which no time passes. */
export const atOnce = (content: unknown = 'content') => ({
	content,
	clock: { sleep: async () => undefined },
});
