import type { KeyEntries } from './entries';

/** A tenth more keys than wanted are let pass, so that not every run has to forget some. */
export const SPARE = 1.1;

/**
 * The keys that this process knows to be done, in the order in which it learned so. What n8n keeps cannot
 * be read back, so these are the only keys that can be forgotten one by one.
 */
export class FinishedKeys {
	private readonly keys = new Map<string, KeyEntries>();

	has({ content }: KeyEntries): boolean {
		return this.keys.has(content);
	}

	add(entries: KeyEntries): void {
		this.keys.set(entries.content, entries);
	}

	/**
	 * Gives out the first ones, where there are more than wanted.
	 *
	 * @param size how many keys are wanted
	 * @returns all entries of those that are to be forgotten
	 */
	takeBeyond(size: number): string[] {
		if (this.keys.size <= size * SPARE) return [];
		const surplus = [...this.keys.values()].slice(0, this.keys.size - size);
		for (const { content } of surplus) this.keys.delete(content);
		return surplus.flatMap(({ claimed, content, done, released }) => [
			claimed,
			content,
			done,
			released,
		]);
	}
}
