/** Prints one plain line; what comes before it is up to the progress it belongs to. */
export type Say = (line: string) => void;

export interface Progress {
	/** A heading: one step of the demo begins. */
	step: Say;
	/** A detail of the running step. */
	say: Say;
}

function clock(ms: number): string {
	const seconds = Math.floor(ms / 1000);
	return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** Lines with the time since the start (m:ss) in front, written to `write`. */
export function createProgress(write: (text: string) => void): Progress {
	const began = Date.now();
	const line = (mark: string) => (text: string) =>
		write(`${clock(Date.now() - began).padStart(5)} ${mark} ${text}\n`);
	return { step: line('▸'), say: line(' ') };
}

/**
 * Says `text()` every `everyMs` milliseconds until `work` has settled, so that nobody takes a long
 * step for a hung one.
 */
export async function withHeartbeat<T>(
	say: Say,
	text: () => string,
	work: Promise<T>,
	everyMs = 5_000,
): Promise<T> {
	const timer = setInterval(() => say(text()), everyMs);
	try {
		return await work;
	} finally {
		clearInterval(timer);
	}
}
