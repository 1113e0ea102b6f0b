import type { Outcome } from '../errors/outcome';
import type { Tally } from '../errors/summary';

/**
 * One try of one node run: every item once. Holds what all items must know of each other so that the
 * first failure stops the rest (n8n's "Stop Workflow") and the error tells how each one ended.
 */
export class Attempt {
	private readonly outcomes = new Map<number, Outcome<unknown>['kind']>();

	private readonly waits = new Set<() => void>();

	private isStopped = false;

	private first?: { itemIndex: number; outcome: Outcome<unknown> };

	/** @param signal n8n's cancel signal of the execution */
	constructor(private readonly signal?: AbortSignal) {}

	/** Whether nothing further may leave. */
	get ended(): boolean {
		return this.isStopped || this.cancelled;
	}

	/** Whether it ended because the execution was cancelled. */
	get cancelled(): boolean {
		return this.signal?.aborted === true;
	}

	/**
	 * Calls `abortWait` once when the attempt ends. n8n's cancel signal lives as long as the execution,
	 * so it is listened to only while somebody waits: a loop would leave a listener behind on each turn.
	 *
	 * @returns takes the call back
	 */
	onEnd(abortWait: () => void): () => void {
		if (this.waits.size === 0) this.signal?.addEventListener('abort', this.abortWaits);
		this.waits.add(abortWait);
		return () => {
			if (this.waits.delete(abortWait) && this.waits.size === 0) this.forgetSignal();
		};
	}

	/** Lets nothing further leave, because an item failed and will not be tried again. */
	stop(): void {
		this.isStopped = true;
		this.abortWaits();
	}

	/** Writes down how an item ended; the first failure is the one that the node's error is about. */
	note(itemIndex: number, outcome: Outcome<unknown>): void {
		this.outcomes.set(itemIndex, outcome.kind);
		const isFailure = outcome.kind !== 'delivered' && outcome.kind !== 'skipped';
		if (isFailure) this.first ??= { itemIndex, outcome };
	}

	/** The item that failed first; undefined where none did of its own. */
	get firstFailure(): { itemIndex: number; outcome: Outcome<unknown> } | undefined {
		return this.first;
	}

	/**
	 * The items by how they ended; those that were never noted were skipped.
	 *
	 * @param count how many items there are
	 */
	tally(count: number): Tally {
		const found: Tally = { delivered: [], rejected: [], ambiguous: [], notSent: [], skipped: [] };
		for (let index = 0; index < count; index += 1) {
			found[this.outcomes.get(index) ?? 'skipped'].push(index);
		}
		return found;
	}

	private readonly abortWaits = (): void => {
		const all = [...this.waits];
		this.waits.clear();
		this.forgetSignal();
		for (const abortWait of all) abortWait();
	};

	private forgetSignal(): void {
		this.signal?.removeEventListener('abort', this.abortWaits);
	}
}
