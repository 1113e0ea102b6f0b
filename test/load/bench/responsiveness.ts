import { request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

import { median } from '../../../scripts/package/sizes';
import { atMost, type Part } from './part';
import { interleaved } from './stats';
import { WAYS, withTwoWays, type Way } from './twoWays';

export interface ResponsivenessOptions {
	tarball: string;
	/** How often each number of items is run. */
	rounds: number;
	few: number;
	many: number;
}

const EVERY_MS = 10;

/** More at once would fill the queue of an n8n that answers nothing for long, and be reset. */
const MOST_UNDERWAY = 100;

const NAMES = { ours: 'HitlChat node', http: "n8n's HTTP Request node" };

async function askHealth(baseUrl: string): Promise<void> {
	await new Promise<void>((resolve, reject) => {
		const asked = request(`${baseUrl}/healthz`, (response) => {
			response.resume();
			response.on('end', resolve);
		});
		asked.on('error', (error) => {
			// n8n closed an idle connection just as it was used again: Node leaves it to the caller to repeat.
			if (asked.reusedSocket) askHealth(baseUrl).then(resolve, reject);
			else reject(error);
		});
		asked.end();
	});
}

/** Milliseconds until n8n answers its health check. */
async function healthMs(baseUrl: string): Promise<number> {
	const began = performance.now();
	await askHealth(baseUrl);
	return performance.now() - began;
}

/**
 * Asks for n8n's health every 10 ms, although earlier answers may be missing, until told to stop.
 *
 * @returns stops, and gives how long each answer took, in milliseconds
 */
export function watch(baseUrl: string) {
	const waits: Array<Promise<number>> = [];
	let underway = 0;
	let isOver = false;
	const ask = async (): Promise<number> => {
		underway += 1;
		return await healthMs(baseUrl).finally(() => (underway -= 1));
	};
	const asking = (async () => {
		while (!isOver) {
			if (underway < MOST_UNDERWAY) waits.push(ask());
			await sleep(EVERY_MS);
		}
	})();
	return async (): Promise<number[]> => {
		isOver = true;
		await asking;
		return await Promise.all(waits);
	};
}

/** How long n8n answers nothing while a node sends: what every other workflow and the editor feel. */
export async function responsiveness(options: ResponsivenessOptions): Promise<Part> {
	const { tarball, rounds, few, many } = options;
	const rows: Array<Array<string | number>> = [];
	const medians: Record<string, number> = {};
	await withTwoWays({ tarball, ways: WAYS, warmUp: 200 }, async (run, n8n) => {
		const longest = async (way: Way, count: number) => {
			const stop = watch(n8n.url);
			await run(way, count, false);
			return Math.max(...(await stop()));
		};
		for (const count of [few, many]) {
			const runs = await interleaved(WAYS, rounds, async (way) => await longest(way, count));
			for (const way of WAYS) {
				medians[`${way} ${count}`] = median(runs[way]);
				const all = runs[way].map((ms) => Math.round(ms)).join(', ');
				rows.push([NAMES[way], count, Math.round(median(runs[way])), all]);
			}
		}
	});
	return {
		title: 'Responsiveness: the longest wait for /healthz while a node sends',
		tables: [[['node', 'items', 'longest wait, ms (median)', 'each run'], ...rows]],
		goals: [
			atMost(`longest wait at ${few} items, ms`, 250, medians[`ours ${few}`], 0, 500),
			atMost(
				`longest wait at ${many} items, over the HTTP Request node’s`,
				1,
				medians[`ours ${many}`] / medians[`http ${many}`],
				2,
			),
		],
		notes: [`Asked every ${EVERY_MS} ms; medians of ${rounds} runs.`],
	};
}
