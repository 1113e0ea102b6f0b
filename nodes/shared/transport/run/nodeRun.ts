import type { Clock } from './clock';
import { SentItems } from './sentItems';

const KEPT_MS = 60_000;

/** Where a request comes from. */
export interface Origin {
	/** n8n's execution id; undefined in dropdowns and tests of the editor. */
	executionId?: string;
	/** The node's id. */
	nodeId: string;
	/** Grows each time a loop comes back to the node. */
	runIndex: number;
}

/** One run of one node in one execution: all its tries, and what they sent. */
export class NodeRun<T> {
	readonly sent = new SentItems<T>();

	private open = 0;

	/**
	 * @param name of this run and no other
	 * @param startedAt when the package first heard of the execution, epoch milliseconds
	 */
	constructor(
		readonly name: string,
		readonly startedAt: number,
		private readonly onIdle: () => void,
	) {}

	/** A try begins. */
	enter(): void {
		this.open += 1;
	}

	/** A try ended. */
	leave(): void {
		this.open -= 1;
		if (this.open === 0) this.onIdle();
	}

	/** Whether a try is still under way. */
	get isBusy(): boolean {
		return this.open > 0;
	}
}

/**
 * The runs of this process. A run is forgotten as a whole, a minute after its last item ended: by
 * then n8n's Retry On Fail (at most 5 s between tries) has come back or never will.
 */
export class NodeRuns<T> {
	private readonly runs = new Map<string, { run: NodeRun<T>; idleSince?: number }>();

	private readonly executions = new Map<string, number>();

	private isSweeping = false;

	constructor(private readonly clock: Clock) {}

	/** The run of an origin. Without an execution there is nothing to share: always a new one. */
	get(origin: Origin): NodeRun<T> {
		const { executionId, nodeId, runIndex } = origin;
		const now = this.clock.now();
		const name = `${executionId}|${nodeId}|${runIndex}`;
		if (executionId === undefined) return new NodeRun<T>(name, now, () => undefined);
		const known = this.runs.get(name);
		if (known !== undefined) {
			known.idleSince = undefined;
			return known.run;
		}
		const startedAt = this.executions.get(executionId) ?? now;
		this.executions.set(executionId, startedAt);
		const entry: { run: NodeRun<T>; idleSince?: number } = {
			run: new NodeRun<T>(name, startedAt, () => {
				entry.idleSince = this.clock.now();
				this.sweepLater();
			}),
		};
		this.runs.set(name, entry);
		return entry.run;
	}

	/** How many runs are remembered. */
	get size(): number {
		return this.runs.size;
	}

	private sweepLater(): void {
		if (this.isSweeping) return;
		this.isSweeping = true;
		this.clock.later(KEPT_MS + 1_000, () => {
			this.isSweeping = false;
			this.sweep();
		});
	}

	private sweep(): void {
		const before = this.clock.now() - KEPT_MS;
		const alive = new Set<string>();
		for (const [name, { run, idleSince }] of this.runs) {
			const isOver = !run.isBusy && idleSince !== undefined && idleSince <= before;
			if (isOver) this.runs.delete(name);
			else alive.add(name.slice(0, name.indexOf('|')));
		}
		for (const id of this.executions.keys()) if (!alive.has(id)) this.executions.delete(id);
		if (this.runs.size > 0) this.sweepLater();
	}
}
