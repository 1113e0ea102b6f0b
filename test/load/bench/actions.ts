import type { FreshN8n } from '../../../demo/fresh-n8n';
import type { WorkflowFile } from '../../../demo/n8n-cli';
import { median } from '../../../scripts/package/sizes';
import { hitlChatAt, runSending, startBenchN8n, type Sent } from './bench-n8n';
import { atLeast, atMost, type Part } from './part';
import { interleaved, pairedRatio } from './stats';
import { bareLoop } from './undici-loop';
import { startVendor, type Vendor } from './vendor';
import { sending, type Way } from './workflows';

export interface ActionsOptions {
	tarball: string;
	items: number;
	/** Against the server that answers at once: the more, since its ratios are finer. */
	rounds: number;
	/** Against the one that takes 50 ms. */
	slowRounds: number;
}

const NAMES: Record<Way, string> = {
	http: "n8n's HTTP Request node",
	ours: 'HitlChat node',
	bare: 'the least that a node has to do',
};

const WAYS: readonly Way[] = ['http', 'ours', 'bare'];

interface Measured extends Sent {
	peak: number;
}

async function measure(
	{ items, rounds, slowRounds }: ActionsOptions,
	delayMs: number,
	n8n: FreshN8n,
	vendor: Vendor,
	workflows: Record<Way, WorkflowFile>,
) {
	await vendor.behave({ delayMs });
	// Everything is compiled and every connection open before the first round counts.
	for (const way of WAYS) await runSending(n8n, workflows[way], Math.min(items, 200));
	await vendor.seen();
	return await interleaved(
		WAYS,
		delayMs === 0 ? rounds : slowRounds,
		async (way): Promise<Measured> => {
			const sent = await runSending(n8n, workflows[way], items);
			const { requests, peak } = await vendor.seen();
			if (requests !== items)
				throw new Error(`${NAMES[way]} made ${requests} requests of ${items}`);
			return { ...sent, peak };
		},
	);
}

const pick = <Key extends keyof Measured>(runs: readonly Measured[], key: Key) =>
	runs.map((run) => run[key]);

async function against(
	options: ActionsOptions,
	delayMs: number,
	...rest: [FreshN8n, Vendor, Record<Way, WorkflowFile>]
) {
	const [, vendor] = rest;
	const runs = await measure(options, delayMs, ...rest);
	const loop: number[] = [];
	for (let round = 0; round < runs.http.length; round += 1) {
		loop.push(await bareLoop(vendor.url, options.items, 50));
	}
	const http = pick(runs.http, 'nodeMs');
	const rows = WAYS.map((way) => [
		NAMES[way],
		Math.round(median(pick(runs[way], 'nodeMs'))),
		(median(pick(runs[way], 'nodeMs')) / options.items).toFixed(2),
		pairedRatio(http, pick(runs[way], 'nodeMs')).toFixed(2),
		Math.round(median(pick(runs[way], 'cpuMs'))),
		median(pick(runs[way], 'peak')),
		Math.round(median(pick(runs[way], 'memory'))),
	]);
	const bare = ['undici alone, 50 at a time', Math.round(median(loop))];
	bare.push(
		(median(loop) / options.items).toFixed(2),
		pairedRatio(http, loop).toFixed(2),
		'',
		50,
		'',
	);
	return { runs, table: [head(delayMs), ...rows, bare] };
}

const head = (delayMs: number) => [
	delayMs === 0 ? 'the server answers at once' : `the server takes ${delayMs} ms`,
	'ms',
	'ms an item',
	'throughput',
	'CPU ms',
	'at once',
	'MiB',
];

const ratio = (runs: Record<Way, Measured[]>) =>
	pairedRatio(pick(runs.http, 'nodeMs'), pick(runs.ours, 'nodeMs'));

const share = (runs: Record<Way, Measured[]>, key: 'cpuMs' | 'nodeMs') =>
	1 - 1 / pairedRatio(pick(runs.ours, key), pick(runs.bare, key));

/** The same messages through this package, n8n's HTTP Request node and the least that a node has to do. */
export async function actions(options: ActionsOptions): Promise<Part> {
	const vendor = await startVendor();
	try {
		const credential = hitlChatAt('benchActions0001', vendor.url);
		const workflows = Object.fromEntries(
			WAYS.map((way) => [way, sending(`benchAct${way}`, way, credential)]),
		) as Record<Way, WorkflowFile>;
		const n8n = await startBenchN8n({
			tarball: options.tarball,
			credentials: [credential],
			workflows: Object.values(workflows),
		});
		try {
			const instant = await against(options, 0, n8n, vendor, workflows);
			const slow = await against(options, 50, n8n, vendor, workflows);
			return {
				title: `Actions: ${options.items} messages with two expressions each`,
				tables: [instant.table, slow.table],
				goals: [
					atLeast(
						'throughput of the HTTP Request node, server at once',
						1.6,
						ratio(instant.runs),
						1.3,
					),
					atLeast('throughput of the HTTP Request node, 50 ms', 1.6, ratio(slow.runs), 1.3),
					atMost(
						"share of the node's time that is this package's own",
						0.08,
						share(instant.runs, 'nodeMs'),
						3,
						0.15,
					),
				],
				notes: [
					`Medians of ${options.rounds} interleaved rounds, of ${options.slowRounds} with 50 ms. This package's own share of n8n's processor time for the whole run: ${share(instant.runs, 'cpuMs').toFixed(3)}.`,
				],
			};
		} finally {
			await n8n.stop();
		}
	} finally {
		vendor.close();
	}
}
