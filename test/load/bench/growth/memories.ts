import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { interleaved } from '../stats';
import { WAYS, withTwoWays, type ByWay, type Run, type Way } from '../twoWays';
import { liveSince, notingLive } from './liveMemory';

/** What a run took on top of what n8n had, in MiB. */
export interface Memory {
	/** What the run itself needs: held at the most, without garbage. */
	live: number;
	/** All that the process had from the system, at the most. */
	resident: number;
}

/** Long enough for two notes of what n8n holds when it has nothing to do. */
const REST_MS = 3_000;

async function liveMemory(tarball: string, way: Way, count: number): Promise<number> {
	const folder = mkdtempSync(join(tmpdir(), 'chat-inbox-live-memory-'));
	const file = join(folder, 'notes');
	try {
		const measure = async (run: Run) => {
			await sleep(REST_MS);
			const began = Date.now();
			await run(way, count);
			return liveSince(file, began);
		};
		return await withTwoWays({ tarball, ways: [way], warmUp: 1_000, env: notingLive(file) }, measure);
	} finally {
		rmSync(folder, { recursive: true });
	}
}

/**
 * The memory of a run of so many items, each time in new n8n: one that ran many items before keeps their
 * memory, and a later run takes nothing on top.
 *
 * @param tarball this package, as `packPackage` made it
 */
export async function memories(tarball: string, count: number, rounds: number): Promise<ByWay<Memory[]>> {
	return await interleaved(WAYS, rounds, async (way) => {
		const { memory: resident } = await withTwoWays(
			{ tarball, ways: [way], warmUp: 1_000 },
			async (run) => await run(way, count),
		);
		return { live: await liveMemory(tarball, way, count), resident };
	});
}
