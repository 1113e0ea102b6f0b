import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Settings of an n8n whose processes note in a file what they hold in memory, once a second. */
export const notingLive = (file: string): Record<string, string> => ({
	NODE_OPTIONS: `--require ${join(__dirname, 'noteLiveMemory.js')}`,
	LIVE_MEMORY_FILE: file,
});

interface Note {
	pid: string;
	/** Milliseconds since 1970. */
	at: number;
	bytes: number;
}

function notesIn(file: string): Note[] {
	if (!existsSync(file)) return [];
	// A process that was killed may have left half a line.
	const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1);
	return lines.map((line) => {
		const [pid, at, bytes] = line.split(' ');
		return { pid, at: Number(at), bytes: Number(bytes) };
	});
}

/**
 * The most that a process held in memory from a moment on, on top of what it held before, in MiB. Garbage does not
 * count, so it does not matter how much of it the process lets lie: that depends on how busy the machine is.
 *
 * @param began milliseconds since 1970
 * @throws Error where no process noted anything both before and after it
 */
export function liveSince(file: string, began: number): number {
	const notes = notesIn(file);
	const [before, after] = [notes.filter(({ at }) => at < began), notes.filter(({ at }) => at >= began)];
	const growths = after.flatMap(({ pid, bytes }) => {
		const held = before.findLast((one) => one.pid === pid);
		return held === undefined ? [] : [bytes - held.bytes];
	});
	if (growths.length === 0) throw new Error(`No process noted its memory before and after in ${file}`);
	return Math.max(...growths) / 2 ** 20;
}
