import type { INode, NodeApiError } from 'n8n-workflow';

import { nodeError } from '../errors/nodeError';
import type { Outcome } from '../errors/outcome';
import { summarize } from '../errors/summary';
import type { Tally } from '../errors/summary';

/**
 * One try of one node run: every item once. Holds what all items must know of each other so that the
 * first failure stops the rest (n8n's "Stop Workflow") and the error tells how each one ended.
 */
export class Attempt {
	private readonly seen = new Set<number>();

	private readonly tally: Tally = {
		delivered: [],
		rejected: [],
		ambiguous: [],
		notSent: [],
		skipped: [],
	};

	private readonly onArrival = new Map<number, () => void>();

	private readonly givingUp = new Set<() => void>();

	private quietListeners: Array<() => void> = [];

	private underway = 0;

	private error?: NodeApiError;

	private cause?: Promise<void>;

	private causeIsKnown?: () => void;

	private isOver = false;

	/** @param signal n8n's cancel signal of the execution */
	constructor(private readonly signal?: AbortSignal) {
		signal?.addEventListener('abort', () => this.end(), { once: true });
		if (signal?.aborted) this.isOver = true;
	}

	/**
	 * Takes an item in.
	 *
	 * @returns false where this item was here before: n8n has begun another try
	 */
	register(itemIndex: number): boolean {
		if (this.seen.has(itemIndex)) return false;
		this.seen.add(itemIndex);
		this.onArrival.get(itemIndex)?.();
		return true;
	}

	/** Resolves when that item is in. */
	async whenRegistered(itemIndex: number): Promise<void> {
		if (this.seen.has(itemIndex)) return;
		const before = this.onArrival.get(itemIndex);
		await new Promise<void>((resolve) => {
			this.onArrival.set(itemIndex, () => {
				before?.();
				resolve();
			});
		});
	}

	/** Whether nothing further may leave. */
	get ended(): boolean {
		return this.isOver;
	}

	/** Whether it ended because the execution was cancelled. */
	get cancelled(): boolean {
		return this.signal?.aborted === true;
	}

	/**
	 * Calls `abortWait` once when the attempt ends.
	 *
	 * @returns takes the call back
	 */
	onEnd(abortWait: () => void): () => void {
		this.givingUp.add(abortWait);
		return () => this.givingUp.delete(abortWait);
	}

	/**
	 * Lets nothing further leave, because an item failed for good. That item must call `fail`: those
	 * that were stopped wait for its error, which is theirs too.
	 */
	stop(): void {
		this.cause ??= new Promise((resolve) => {
			this.causeIsKnown = resolve;
		});
		this.end();
	}

	/** A request leaves. */
	requestStarted(): void {
		this.underway += 1;
	}

	/** A request came back, whatever the answer. */
	requestFinished(): void {
		this.underway -= 1;
		if (this.underway > 0) return;
		const listeners = this.quietListeners;
		this.quietListeners = [];
		for (const listener of listeners) listener();
	}

	/** Writes down how an item ended. */
	note(itemIndex: number, { kind }: Outcome<unknown>): void {
		this.tally[kind].push(itemIndex);
	}

	/**
	 * Stops the attempt because of one item and gives the error that every failing or stopped item
	 * throws, once the requests under way have come back.
	 *
	 * @param outcome how the item ended; the first failure is the cause, later ones only count
	 */
	async fail(node: INode, itemIndex: number, outcome: Outcome<unknown>): Promise<NodeApiError> {
		this.note(itemIndex, outcome);
		if (outcome.kind === 'skipped') await this.cause;
		this.error ??= this.shared(nodeError(node, itemIndex, outcome));
		this.causeIsKnown?.();
		const { error } = this;
		this.end();
		if (this.underway > 0) {
			await new Promise<void>((resolve) => this.quietListeners.push(resolve));
		}
		return error;
	}

	private end(): void {
		if (this.isOver && this.givingUp.size === 0) return;
		this.isOver = true;
		const all = [...this.givingUp];
		this.givingUp.clear();
		for (const abortWait of all) abortWait();
	}

	// n8n shows the error of the lowest-numbered item, and items may still arrive (Batching) after
	// the first one threw: all share one error, which tells what is known when it is read.
	private shared(error: NodeApiError): NodeApiError {
		const cause = error.description ?? '';
		Object.defineProperty(error, 'description', {
			enumerable: true,
			get: () => [cause, summarize(this.tally)].filter(Boolean).join('\n\n'),
			set: () => undefined,
		});
		return error;
	}
}
