import { KeyedQueue } from '../keyedQueue';
import type { Job, Outcome } from '../transport';

/** What the line must know of an item that waits in it. */
type Waiting = Pick<Job<never>, 'attempt' | 'clock' | 'deadline' | 'lane' | 'maxWaitMs'>;

/** Even an item that must not wait waits so long for the change before it, as in the limiter. */
const SHORTEST_WAIT_MS = 1_000;

const tooLong = (what: string): Outcome<never> => ({
	kind: 'notSent',
	errorInfo: {
		message: `An earlier change of the same ${what} has not ended yet`,
		description:
			"Nothing was changed for this item. Waiting longer is beyond this node's Max Wait or the workflow's time limit: raise Max Wait on the node's Settings tab, or run this again later.",
		failure: { cause: 'temporarily-unavailable' },
	},
});

/** Changes of one set, each of which reads first what is there: one after the other, or they overwrite each other. */
export class ChangeLine {
	private readonly queue = new KeyedQueue();

	/** Whose change of a set is under way: an execution's. */
	private readonly leading = new Map<string, string>();

	/**
	 * Runs a change when those before it have ended.
	 *
	 * @param set what is changed
	 * @param what it holds, as users call it
	 * @param change must not reject
	 * @returns how the change ended; nothing has left where it was given up before its turn
	 */
	async inOrder<T>(
		set: string,
		what: string,
		waiting: Waiting,
		change: () => Promise<Outcome<T>>,
	): Promise<Outcome<T>> {
		const led = async () => {
			this.leading.set(set, waiting.lane);
			try {
				return await change();
			} finally {
				this.leading.delete(set);
			}
		};
		return await this.queue.inOrderUnless(set, led, async (turn) => {
			await this.wait(set, waiting, turn);
			return waiting.attempt.ended ? { kind: 'skipped' } : tooLong(what);
		});
	}

	/** Ends with the attempt, with the turn, or when waiting has been long enough. */
	private async wait(set: string, waiting: Waiting, turn: AbortSignal): Promise<void> {
		const { attempt, clock, deadline = Infinity, lane, maxWaitMs } = waiting;
		const waking = new AbortController();
		const wake = () => waking.abort();
		turn.addEventListener('abort', wake, { once: true });
		const forget = attempt.onEnd(wake);
		// What has ended already calls nobody.
		if (attempt.ended || turn.aborted) wake();
		const longest = Math.max(maxWaitMs, SHORTEST_WAIT_MS);
		const isOver = () => waking.signal.aborted || clock.now() >= deadline;
		// A change of its own execution has a Max Wait itself, as in the limiter: only others' are counted.
		const isHeldByOthers = () => (this.leading.get(set) ?? lane) !== lane;
		do {
			await clock.sleep(Math.max(0, Math.min(longest, deadline - clock.now())), waking.signal);
		} while (!isOver() && !isHeldByOthers());
		forget();
	}
}
