import type { FreshN8n } from '../../../demo/fresh-n8n';
import { hitlChatAt, runSending, startBenchN8n, type Sent } from './bench-n8n';
import { startVendor } from './vendor';
import { sending } from './workflows';

/** Contenders: a node for each. */
export const WAYS = ['ours', 'http'] as const;

/** What the tables call them. */
export const NAMES = { ours: 'HitlChat node', http: 'HTTP Request node' } as const;

export type Way = (typeof WAYS)[number];

/** One of each. */
export type ByWay<Value> = Record<Way, Value>;

/** Runs one of them with so many items, once n8n is quiet unless told otherwise. */
export type Run = (way: Way, count: number, isQuietFirst?: boolean) => Promise<Sent>;

export interface TwoWaysOptions {
	/** This package, as `packPackage` made it. */
	tarball: string;
	/** Which of them are warmed up. */
	ways: readonly Way[];
	/** With how many messages. */
	warmUp: number;
	/** Further settings of n8n. */
	env?: Record<string, string>;
}

/**
 * Starts an n8n that can send in both ways and has warmed up, and stops it afterwards.
 *
 * @param use what is done with it
 */
export async function withTwoWays<Result>(
	{ tarball, ways, warmUp, env }: TwoWaysOptions,
	use: (run: Run, n8n: FreshN8n) => Promise<Result>,
): Promise<Result> {
	const vendor = await startVendor();
	try {
		const credential = hitlChatAt('benchTwoWays0001', vendor.url);
		const workflows = {
			ours: sending('benchTwoOurs', 'ours', credential),
			http: sending('benchTwoHttp', 'http', credential),
		};
		const n8n = await startBenchN8n({
			tarball,
			credentials: [credential],
			workflows: Object.values(workflows),
			env,
		});
		try {
			const run: Run = async (way, ...how) => await runSending(n8n, workflows[way], ...how);
			for (const way of ways) await run(way, warmUp);
			return await use(run, n8n);
		} finally {
			await n8n.stop();
		}
	} finally {
		vendor.close();
	}
}
