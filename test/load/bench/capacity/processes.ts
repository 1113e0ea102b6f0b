import { execFileSync } from 'node:child_process';

import type { FreshN8n } from '../../../../demo/fresh-n8n';
import { triggerPath } from '../../../e2e/triggerWorkflows';
import { hitlChatAt, runSending, startBenchN8n } from '../bench-n8n';
import { deliver, fresh } from '../deliver';
import { cpuMsOf, peakRssOf, pidsOf } from '../usage';
import type { Vendor } from '../vendor';
import { sending, triggerOnly } from '../workflows';

/** How many calls are under way at a time. */
export const AT_A_TIME = 10;

export interface Sizes {
	tarball: string;
	/** Calls of a trigger. */
	calls: number;
	/** Messages in a run. */
	messages: number;
	/** Messages in a large run. */
	many: number;
	/** Runs at the same time, where there are several processes. */
	executions: number;
}

/** A size of n8n's one process. */
interface Size {
	name: string;
	env: Record<string, string>;
	/** The only core that it may use. */
	core?: number;
}

const HEAP_MIB = 512;

const SIZES: readonly Size[] = [
	{ name: 'all cores, Node’s own heap limit', env: {} },
	{
		name: `one core, heap limit of ${HEAP_MIB} MiB`,
		env: { NODE_OPTIONS: `--max-old-space-size=${HEAP_MIB}` },
		core: 0,
	},
];

/** Binds n8n and its children to one core, with all their threads. */
function bind({ pid }: FreshN8n, core: number): void {
	for (const one of pidsOf(pid)) execFileSync('taskset', ['-acp', String(core), String(one)]);
}

/** What one process of a size takes. */
export interface Single {
	name: string;
	callsPerSecond: number;
	messagesPerSecond: number;
	/** The same in the large run, and the most memory that n8n had meanwhile, in MiB. */
	manyPerSecond: number;
	memory: number;
	/** Processor time, in milliseconds. */
	perCall: number;
	perMessage: number;
}

async function measure(size: Size, sizes: Sizes, vendor: Vendor): Promise<Single> {
	const { tarball, calls, messages, many } = sizes;
	const credential = hitlChatAt('benchCapacity001', vendor.url);
	const send = sending('benchCapSend', 'ours', credential);
	const called = triggerOnly('benchCapCall', 'lastNode');
	const workflows = [send, called];
	const n8n = await startBenchN8n({ tarball, credentials: [credential], workflows, env: size.env });
	try {
		if (size.core !== undefined) bind(n8n, size.core);
		await deliver(n8n, triggerPath(called), fresh(20), AT_A_TIME);
		await runSending(n8n, send, 100);
		const before = cpuMsOf(n8n.pid);
		const { perSecond } = await deliver(n8n, triggerPath(called), fresh(calls), AT_A_TIME);
		const perCall = (cpuMsOf(n8n.pid) - before) / calls;
		const few = await runSending(n8n, send, messages);
		const large = await runSending(n8n, send, many);
		return {
			...{ name: size.name, callsPerSecond: perSecond, perCall },
			memory: peakRssOf(n8n.pid),
			messagesPerSecond: messages / (few.nodeMs / 1_000),
			manyPerSecond: many / (large.nodeMs / 1_000),
			perMessage: few.cpuMs / messages,
		};
	} finally {
		await n8n.stop();
	}
}

/** Measures n8n as one process, in two sizes. */
export async function singles(sizes: Sizes, vendor: Vendor): Promise<Single[]> {
	const measured: Single[] = [];
	for (const size of SIZES) measured.push(await measure(size, sizes, vendor));
	return measured;
}
