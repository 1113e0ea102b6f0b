import { createHash } from 'node:crypto';

import { deepCopy } from 'n8n-workflow';

import type { Outcome } from '../errors/outcome';

interface Entry<T> {
	sending: Promise<Outcome<T>>;
	/** Set when it has ended. */
	outcome?: Outcome<T>;
}

/**
 * Remembers how the sends of one node run ended, so that n8n's Retry On Fail, which runs every item
 * again, repeats only what the vendor certainly did not take.
 */
export class SentItems<T> {
	private readonly entries = new Map<string, Entry<T>>();

	/**
	 * Sends, unless an earlier try did: a pending one is joined, a delivered one gives its answer
	 * again, an ambiguous one its failure. Only a rejected one or one not sent goes out again.
	 *
	 * @param key item and request, from `requestKey`
	 * @param send sends the item; called at most once at a time for a key
	 * @param kept the outcomes that are not sent again
	 */
	async send(
		key: string,
		send: () => Promise<Outcome<T>>,
		kept: ReadonlyArray<Outcome<T>['kind']> = ['delivered', 'ambiguous'],
	): Promise<Outcome<T>> {
		const earlier = this.entries.get(key);
		if (earlier !== undefined) {
			// What has ended is not waited for: an item that goes out again keeps its place before a new one.
			const outcome = earlier.outcome ?? (await earlier.sending);
			if (kept.includes(outcome.kind)) return deepCopy(outcome);
			// Several tries may have waited for the same refusal: the first of them sends.
			if (this.entries.get(key) !== earlier) return await this.send(key, send, kept);
		}
		const entry: Entry<T> = { sending: send() };
		this.entries.set(key, entry);
		const outcome = await entry.sending;
		entry.outcome = outcome;
		return kept.includes(outcome.kind) ? deepCopy(outcome) : outcome;
	}

	/** How many sends are remembered. */
	get size(): number {
		return this.entries.size;
	}
}

/**
 * The key of a send: the item and a hash of what is sent, so that an expression which gives
 * something else on the next try is a new send.
 *
 * @param itemIndex the item's index
 * @param parts the request without its secrets, and the credential's id
 */
export function requestKey(itemIndex: number, parts: unknown): string {
	const hash = createHash('sha256').update(JSON.stringify(parts)).digest('base64');
	return `${itemIndex}|${hash}`;
}
