import { median } from '../../../scripts/package/sizes';
import { remembering } from './growth/deliveries';
import { memories } from './growth/memories';
import { atMost, type Part } from './part';
import { interleaved } from './stats';
import { NAMES, WAYS, withTwoWays, type ByWay } from './twoWays';

export interface GrowthOptions {
	tarball: string;
	/** How often each number of items is run. */
	rounds: Readonly<Record<number, number>>;
	/** How often the memory of the most items is measured, each time in two new n8n. */
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

/** Milliseconds that an item takes, for each number of items. */
async function times({ tarball, rounds }: GrowthOptions): Promise<ByWay<number[]>> {
	return await withTwoWays({ tarball, ways: WAYS, warmUp: 1_000 }, async (run) => {
		const perItem: ByWay<number[]> = { ours: [], http: [] };
		for (const [count, often] of Object.entries(rounds).map(([key, value]) => [Number(key), value])) {
			const runs = await interleaved(WAYS, often, async (way) => await run(way, count));
			for (const way of WAYS) perItem[way].push(median(runs[way].map(({ nodeMs }) => nodeMs / count)));
		}
		return perItem;
	});
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
				[
					...[`MiB on top of what n8n had, ${last(counts)} items`, 'held', 'each run'],
					...['with garbage', 'each run'],
				],
				...WAYS.map((way) => [
					NAMES[way],
					...(['live', 'resident'] as const).flatMap((kind) => {
						const each = memory[way].map((one) => one[kind]);
						return [Math.round(median(each)), each.map(Math.round).join(', ')];
					}),
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
				'MiB held on top of n8n for the most items, over the HTTP Request node’s',
				1,
				median(memory.ours.map(({ live }) => live)) / median(memory.http.map(({ live }) => live)),
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
