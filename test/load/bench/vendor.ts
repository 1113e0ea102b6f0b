import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** What a server has seen since it was last asked. */
export interface Seen {
	requests: number;
	/** The most requests that were under way at once. */
	peak: number;
	/** Messages that it accepted. */
	taken: number;
	/** People that these were for. */
	people: number;
	/** Messages that it refused with 429. */
	refused: number;
}

/** How a vendor treats messages; it takes every one at once unless told. */
export interface Behavior {
	/** How long an answer takes. */
	delayMs?: number;
	/** Refuses what is more in a minute, with 429 and `Retry-After`. */
	perMinute?: number;
	/** Resets the connection of one message in so many, after it has accepted it. */
	resetEvery?: number;
}

/** A vendor that any contender can send to. */
export interface Vendor {
	/** For a credential's base URL. */
	readonly url: string;
	/** Sets all of its behavior and begins a new count. */
	behave(behavior: Behavior): Promise<void>;
	/** The count, which begins again. */
	seen(): Promise<Seen>;
	close(): void;
}

/** Starts one in a process of its own; it ends with this one. */
export async function startVendor(): Promise<Vendor> {
	const child = fork(join(__dirname, 'vendor-process.ts'));
	const ask = async (wanted: { behavior?: Behavior }): Promise<Seen> => {
		const answer = once(child, 'message');
		child.send(wanted);
		const [seen] = (await answer) as [Seen];
		return seen;
	};
	const [{ port }] = (await once(child, 'message')) as [{ port: number }];
	return {
		url: `http://127.0.0.1:${port}`,
		async behave(behavior) {
			await ask({ behavior });
		},
		seen: async () => await ask({}),
		close: () => void child.kill(),
	};
}
