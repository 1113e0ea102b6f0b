import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** What a server has seen since it was last asked. */
export interface Seen {
	requests: number;
	/** The most requests that were under way at once. */
	peak: number;
}

/** A vendor that takes every message: as fast as Node can, or after a while. */
export interface Vendor {
	/** For a credential's base URL. */
	readonly url: string;
	/** Sets how long an answer takes and begins a new count. */
	answerAfter(delayMs: number): Promise<void>;
	/** The count, which begins again. */
	seen(): Promise<Seen>;
	close(): void;
}

/** Starts one in a process of its own; it ends with this one. */
export async function startVendor(): Promise<Vendor> {
	const child = fork(join(__dirname, 'vendor-process.ts'));
	const ask = async (wanted: { delayMs?: number }): Promise<Seen> => {
		const answer = once(child, 'message');
		child.send(wanted);
		const [seen] = (await answer) as [Seen];
		return seen;
	};
	const [{ port }] = (await once(child, 'message')) as [{ port: number }];
	return {
		url: `http://127.0.0.1:${port}`,
		async answerAfter(delayMs) {
			await ask({ delayMs });
		},
		seen: async () => await ask({}),
		close: () => void child.kill(),
	};
}
