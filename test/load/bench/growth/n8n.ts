import { hitlChatAt, runSending, startBenchN8n, type Sent } from '../bench-n8n';
import { startVendor } from '../vendor';
import { sending } from '../workflows';

/** Contenders: a node for each. */
export const WAYS = ['ours', 'http'] as const;

/** What the tables call them. */
export const NAMES = { ours: 'HitlChat node', http: 'HTTP Request node' } as const;

export type Way = (typeof WAYS)[number];

/** One of each. */
export type ByWay<Value> = Record<Way, Value>;

/** Runs something with an n8n that has sent a thousand messages in each of these ways. */
export async function withN8n<Result>(
	tarball: string,
	ways: readonly Way[],
	use: (run: (way: Way, count: number) => Promise<Sent>) => Promise<Result>,
	env?: Record<string, string>,
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
			env,
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
