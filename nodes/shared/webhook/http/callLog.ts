import type { IWebhookFunctions } from 'n8n-workflow';

const PAUSE_MS = 60_000;
const MOST_KEPT = 1_000;

interface Entry {
	loggedAt: number;
	/** How many came since then. */
	count: number;
}

/**
 * Tells the operator of n8n about calls that start no run, without letting a stranger fill the log: one
 * warning a minute for each node and reason. Nothing that a caller sent is ever written down.
 */
export class CallLog {
	private readonly entries = new Map<string, Entry>();

	/** @param now epoch milliseconds */
	constructor(private readonly now: () => number = Date.now) {}

	/** @param reason the package's own words, without values from the call */
	warn(context: IWebhookFunctions, what: string, reason: string): void {
		const { id, name } = context.getNode();
		const key = JSON.stringify([context.getWorkflow().id, id, what, reason]);
		const entry = this.entries.get(key) ?? { loggedAt: -Infinity, count: 0 };
		entry.count += 1;
		// Again at the end, so that what is quiet for longest goes first.
		this.entries.delete(key);
		this.entries.set(key, entry);
		if (this.entries.size > MOST_KEPT) {
			const [oldest] = this.entries.keys();
			this.entries.delete(oldest);
		}
		if (this.now() - entry.loggedAt < PAUSE_MS) return;
		const workflow = context.getWorkflow().id;
		context.logger.warn(what, { node: name, workflow, reason, count: entry.count });
		entry.loggedAt = this.now();
		entry.count = 0;
	}
}

/** What all triggers of this process share. */
export const callLog = new CallLog();
