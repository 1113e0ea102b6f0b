import { median } from '../../../scripts/package/sizes';
import { hitlChatAt, runSending, startBenchN8n } from './bench-n8n';
import { atMost, type Part } from './part';
import { watch } from './responsiveness';
import { interleaved, pairedRatio } from './stats';
import { startVendor } from './vendor';
import { sending } from './workflows';

export interface KeysOptions {
	tarball: string;
	/** In one run. */
	items: number;
	rounds: number;
	/** A vendor's pace, at which a tenth of `items` are sent as well. */
	perMinute: number;
	/** How many keys the node remembers when a run of a tenth of `items` is measured. */
	remembered: readonly number[];
}

const WAYS = ['ours', 'keyed'] as const;
type Way = (typeof WAYS)[number];
const NAMES = { ours: 'without keys', keyed: 'with a Send Once Key, in a new node' };

/** The most keys in one run while the history is filled. */
const MOST = 10_000;

/** What keys cost: beside the same sends without, and with more and more of them remembered. */
export async function keys(options: KeysOptions): Promise<Part> {
	const { tarball, items, rounds, perMinute, remembered } = options;
	const vendor = await startVendor();
	try {
		const credential = hitlChatAt('benchKeys0000001', vendor.url);
		const paced = hitlChatAt('benchKeys0000002', vendor.url, { requestsPerMinute: perMinute });
		const pacedWorkflows = {
			ours: sending('benchKeysPaced', 'ours', paced),
			keyed: sending('benchKeysPacedK', 'keyed', paced),
		};
		const ours = sending('benchKeysOurs', 'ours', credential);
		// A node with an empty history for each round, one to be watched, and one to warm up.
		const fresh = Array.from({ length: rounds + 2 }, (_, round) => {
			return sending(`benchKeysNew${round}`, 'keyed', credential);
		});
		const growing = sending('benchKeysGrow', 'keyed', credential);
		const n8n = await startBenchN8n({
			tarball,
			credentials: [credential, paced],
			workflows: [ours, ...fresh, growing, ...Object.values(pacedWorkflows)],
		});
		try {
			const nodeMs = async (workflow: typeof growing, count: number) =>
				(await runSending(n8n, workflow, count, false)).nodeMs;
			// Apart from the time: who asks a hundred times a second takes some of it.
			const longestWait = async (workflow: typeof growing, count: number) => {
				const stop = watch(n8n.url);
				await runSending(n8n, workflow, count, false);
				return Math.max(...(await stop()));
			};
			const workflowOf = (way: Way, round: number) =>
				way === 'ours' ? ours : fresh[round];
			for (const way of WAYS) await runSending(n8n, workflowOf(way, rounds + 1), 200);
			const ms = await interleaved(WAYS, rounds, async (way, round) => {
				return await nodeMs(workflowOf(way, round), items);
			});
			const longest = await interleaved(WAYS, 1, async (way) => {
				return await longestWait(workflowOf(way, rounds), items);
			});
			const few = items / 10;
			const pacedMs = await interleaved(WAYS, 1, async (way) => {
				return await nodeMs(pacedWorkflows[way], few);
			});
			const growth: Array<Array<string | number>> = [];
			let known = 0;
			for (const count of remembered) {
				for (; known < count; known += Math.min(MOST, count - known)) {
					await runSending(n8n, growing, Math.min(MOST, count - known), false);
				}
				const took = await nodeMs(growing, few);
				const wait = await longestWait(growing, few);
				known += 2 * few;
				growth.push([count, (took / few).toFixed(2), Math.round(wait)]);
			}
			const ratio = pairedRatio(ms.keyed, ms.ours);
			return {
				title: 'Keys: what it costs that a message is sent once, ever',
				tables: [
					[
						[`${items} sends`, 'ms (median)', 'each run', 'longest wait for /healthz, ms'],
						...WAYS.map((way) => [
							...[NAMES[way], Math.round(median(ms[way]))],
							...[ms[way].map(Math.round).join(', '), Math.round(longest[way][0])],
						]),
					],
					[
						[`${few} sends at ${perMinute} a minute`, 'ms'],
						...WAYS.map((way) => [NAMES[way], Math.round(pacedMs[way][0])]),
					],
					[
						['keys remembered', `ms a key, ${few} more`, 'longest wait for /healthz, ms'],
						...growth,
					],
				],
				goals: [
					atMost('time with keys over the time without, as fast as n8n can', 1.1, ratio, 2, 1.5),
					atMost("the same at a vendor's pace", 1.1, pairedRatio(pacedMs.keyed, pacedMs.ours)),
				],
				notes: [
					'Against a server that answers at once. Each key is new.',
					'n8n reads and writes the whole history with each claim, so a long one costs more: the last table.',
				],
			};
		} finally {
			await n8n.stop();
		}
	} finally {
		vendor.close();
	}
}
