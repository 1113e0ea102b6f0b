import { randomUUID } from 'node:crypto';

import { Deliveries } from '../../../nodes/shared/webhook/dedupe/deliveries';
import { deliveryKey } from '../../../nodes/shared/webhook/dedupe/deliveryKey';
import { median } from '../../../scripts/package/sizes';
import { hitlChatAt, runSending, startBenchN8n, type Sent } from './bench-n8n';
import { atMost, type Part } from './part';
import { interleaved } from './stats';
import { startVendor } from './vendor';
import { sending } from './workflows';

export interface GrowthOptions {
	tarball: string;
	/** How often each number of items is run. */
	rounds: Readonly<Record<number, number>>;
	/** How often the memory of the most items is measured, each time in a new n8n. */
	starts: number;
}

const FLAT = 1.25;

// Ratios of medians move by so much from run to run on a machine that others use too.
const NOISE = 1.05;

const last = (numbers: readonly number[]) => numbers[numbers.length - 1];

/** How far the largest of the medians is above the smallest. */
const spread = (medians: readonly number[]) => Math.max(...medians) / Math.min(...medians);

/** How far a later number is above the least of those before it, at the most. */
function worsening(numbers: readonly number[]): number {
	const steps = numbers
		.slice(1)
		.map((one, place) => one / Math.min(...numbers.slice(0, place + 1)));
	return Math.max(...steps);
}

const WAYS = ['ours', 'http'] as const;

const NAMES = { ours: 'HitlChat node', http: 'HTTP Request node' } as const;

type Way = (typeof WAYS)[number];

type ByWay<Value> = Record<Way, Value>;

/** Runs something with an n8n that has sent a thousand messages in each of these ways. */
async function withN8n<Result>(
	tarball: string,
	ways: readonly Way[],
	use: (run: (way: Way, count: number) => Promise<Sent>) => Promise<Result>,
): Promise<Result> {
	const vendor = await startVendor();
	try {
		const credential = hitlChatAt('benchGrowth00001', vendor.url);
		const workflows = {
			ours: sending('benchGrowOurs', 'ours', credential),
			http: sending('benchGrowHttp', 'http', credential),
		};
		const n8n = await startBenchN8n({
			tarball,
			credentials: [credential],
			workflows: Object.values(workflows),
		});
		try {
			const run = async (way: Way, count: number) => await runSending(n8n, workflows[way], count);
			for (const way of ways) await run(way, 1_000);
			return await use(run);
		} finally {
			await n8n.stop();
		}
	} finally {
		vendor.close();
	}
}

/** Milliseconds that an item takes, for each number of items. */
async function times({ tarball, rounds }: GrowthOptions): Promise<ByWay<number[]>> {
	return await withN8n(tarball, WAYS, async (run) => {
		const perItem: ByWay<number[]> = { ours: [], http: [] };
		for (const [count, often] of Object.entries(rounds).map(([key, value]) => [Number(key), value])) {
			const runs = await interleaved(WAYS, often, async (way) => await run(way, count));
			for (const way of WAYS) perItem[way].push(median(runs[way].map(({ nodeMs }) => nodeMs / count)));
		}
		return perItem;
	});
}

/**
 * MiB that a run of so many items takes on top of what n8n had, each time in a new n8n: one that ran
 * many items before keeps their memory, and a later run takes nothing on top.
 */
async function memories(tarball: string, count: number, rounds: number): Promise<ByWay<number[]>> {
	const runs = await interleaved(WAYS, rounds, async (way) => {
		return await withN8n(tarball, [way], async (run) => await run(way, count));
	});
	const of = (way: Way) => runs[way].map(({ memory }) => memory);
	return { ours: of('ours'), http: of('http') };
}

const identity = (id: string) => ({
	...{ workflowId: 'workflow', nodeId: 'node', test: false },
	...{ kind: 'message', receiver: 'business-1', channel: 'whatsapp', sender: 'customer-1', id },
});

const CALLS = 20_000;

/** Microseconds to name, claim and settle one new delivery with so many remembered. */
function claimUs(remembered: number): number {
	const deliveries = new Deliveries(200_000);
	const take = (id: string) => {
		const claim = deliveries.claim(deliveryKey(identity(id)));
		if (claim.state !== 'fresh') throw new Error(`A new delivery was called ${claim.state}`);
		claim.pending.settle(true);
	};
	for (let index = 0; index < remembered; index += 1) take(`before-${index}`);
	const ids = Array.from({ length: CALLS }, () => randomUUID());
	const began = performance.now();
	for (const id of ids) take(id);
	return ((performance.now() - began) * 1_000) / CALLS;
}

async function remembering(rounds: number) {
	const sizes = ['1000', '100000'] as const;
	for (const size of sizes) claimUs(Number(size));
	const runs = await interleaved(sizes, rounds, async (size) => claimUs(Number(size)));
	return sizes.map((size) => ({ size: Number(size), us: median(runs[size]) }));
}

/** What one more costs when there are many already. */
export async function growth(options: GrowthOptions): Promise<Part> {
	const claims = await remembering(15);
	const perItem = await times(options);
	const counts = Object.keys(options.rounds).map(Number);
	const memory = await memories(options.tarball, last(counts), options.starts);
	const ratios = perItem.ours.map((ms, place) => ms / perItem.http[place]);
	return {
		title: 'Growth',
		tables: [
			[
				[
					'items in one run',
					'ms an item',
					'HTTP Request node, ms an item',
					'ratio',
				],
				...counts.map((count, place) => [
					...[
						count,
						perItem.ours[place].toFixed(2),
						perItem.http[place].toFixed(2),
						ratios[place].toFixed(2),
					],
				]),
			],
			[
				[`MiB on top of what n8n had, ${last(counts)} items`, 'median', 'each run, in a new n8n'],
				...WAYS.map((way) => [
					NAMES[way],
					Math.round(median(memory[way])),
					memory[way].map(Math.round).join(', '),
				]),
			],
			[
				['deliveries remembered in the process', 'µs to take one more'],
				...claims.map(({ size, us }) => [size, us.toFixed(2)]),
			],
		],
		goals: [
			atMost(
				'cost of an item: the most items over a thousand',
				1.15,
				last(perItem.ours) / perItem.ours[1],
				2,
				1.5,
			),
			atMost(
				'ratio to the HTTP Request node: worst step from few to many',
				NOISE,
				worsening(ratios),
				2,
				FLAT,
			),
			atMost(
				'MiB on top of n8n for the most items, over the HTTP Request node’s',
				1,
				median(memory.ours) / median(memory.http),
				2,
				1.1,
			),
			atMost('cost of a delivery: largest over smallest', FLAT, spread(claims.map(({ us }) => us))),
		],
		notes: [
			`Medians: ${counts.map((count) => `${options.rounds[count]} of ${count} items`).join(', ')}.`,
		],
	};
}
