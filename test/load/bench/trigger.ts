import type { FreshN8n } from '../../../demo/fresh-n8n';
import type { WorkflowFile } from '../../../demo/n8n-cli';
import { median } from '../../../scripts/package/sizes';
import { triggerPath } from '../../e2e/triggerWorkflows';
import { webhookPath } from '../../e2e/workflows';
import { quiet, startBenchN8n } from './bench-n8n';
import { deliver, fresh, messageOf, type Blocked } from './deliver';
import { atLeast, type Goal, type Part } from './part';
import { interleaved, pairedRatio } from './stats';
import { bareTriggerOnly, triggerOnly, webhookOnly, type ResponseMode } from './workflows';

export interface TriggerOptions {
	tarball: string;
	/** Deliveries of one measurement. */
	deliveries: number;
	rounds: number;
	/** How many deliveries come before, where n8n is quick: the trigger's record is at its bound then. */
	before: number;
}

const AT_A_TIME = 10;

/** A way to run n8n, and what is aimed at and promised in it. */
interface Setting {
	name: string;
	env: Record<string, string>;
	isQuick: boolean;
	/** The least rate beside the Webhook node that is promised: new ones, duplicates. */
	promised: readonly [number, number];
}

const SETTINGS: readonly Setting[] = [
	{ name: 'n8n as it comes', env: {}, isQuick: false, promised: [0.4, 0.8] },
	{
		name: 'isolates only where needed',
		env: { N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'true' },
		isQuick: true,
		// n8n evaluates one expression for each call of any trigger but its own, in an isolate.
		promised: [0.15, 0.25],
	},
];

type Way = 'trigger' | 'bare' | 'webhook';

type Paths = Partial<Record<Way, string>>;

interface Compared {
	row: string[];
	/** Rate of the trigger over the Webhook node's and over any trigger's. */
	ofWebhook: number;
	ofBare: number | undefined;
}

/** Attempt by round, the same number of deliveries to each. */
async function compare(
	n8n: FreshN8n,
	what: string,
	paths: Paths,
	rounds: number,
	bodies: () => string[],
): Promise<Compared> {
	const ways = Object.keys(paths) as Way[];
	const blocks = (await interleaved(ways, rounds, async (way) => {
		return await deliver(n8n, String(paths[way]), bodies(), AT_A_TIME);
	})) as Partial<Record<Way, Blocked[]>>;
	const rates = (way: Way) => (blocks[way] ?? []).map(({ perSecond }) => perSecond);
	const cells = (way: Way) => {
		const answers = (blocks[way] ?? []).map(({ answerMs }) => answerMs);
		return way in blocks ? [median(rates(way)).toFixed(1), median(answers).toFixed(0)] : ['', ''];
	};
	const ofWebhook = pairedRatio(rates('trigger'), rates('webhook'));
	const ofBare = 'bare' in blocks ? pairedRatio(rates('trigger'), rates('bare')) : undefined;
	const ratios = [ofWebhook.toFixed(2), ofBare?.toFixed(2) ?? ''];
	return { row: [what, ...(['trigger', 'bare', 'webhook'] as const).flatMap(cells), ...ratios], ofWebhook, ofBare };
}

/** The middle time of the trigger's own node, in milliseconds, with one delivery at a time. */
async function ownTime(n8n: FreshN8n, { id }: WorkflowFile, path: string, count = 25): Promise<number> {
	await deliver(n8n, path, fresh(count), 1);
	await quiet(n8n);
	const newest = await n8n.rest.executions({ workflowId: id, limit: count });
	const times: number[] = [];
	for (const one of newest) {
		const { nodes } = await n8n.rest.execution(one.id);
		times.push(...nodes.filter(({ node }) => node === 'DM Champ Trigger').map(({ took }) => took));
	}
	return median(times);
}

const trio = (mode: ResponseMode) => {
	const trigger = triggerOnly(`benchTrig${mode}`.slice(0, 16), mode);
	const bare = bareTriggerOnly(`benchBare${mode}`.slice(0, 16), mode);
	const webhook = webhookOnly(`benchHook${mode}`.slice(0, 16), mode);
	const paths = {
		trigger: triggerPath(trigger),
		bare: `${bare.id}-hook/bare`,
		webhook: webhookPath(webhook),
	};
	return { trigger, paths, workflows: [trigger, bare, webhook] };
};

const HEAD = ['trigger/s', 'p50 ms', 'any trigger/s', 'p50 ms', 'Webhook node/s', 'p50 ms', 'of the Webhook node', 'of any trigger'];

async function inSetting(options: TriggerOptions, setting: Setting) {
	const { deliveries, rounds, before, tarball } = options;
	const { env, isQuick, name, promised } = setting;
	const atOnce = trio('onReceived');
	const whenFinished = trio('lastNode');
	const workflows = [...atOnce.workflows, ...whenFinished.workflows];
	const n8n = await startBenchN8n({ tarball, credentials: [], workflows, env });
	try {
		for (const { paths } of [atOnce, whenFinished]) {
			for (const path of Object.values(paths)) await deliver(n8n, path, fresh(20), AT_A_TIME);
		}
		const costs: string[][] = [];
		if (isQuick) {
			const cost = async (what: string) =>
				costs.push([what, (await ownTime(n8n, atOnce.trigger, atOnce.paths.trigger)).toFixed(1)]);
			await cost('50 deliveries');
			await deliver(n8n, atOnce.paths.trigger, fresh(before), AT_A_TIME);
			await deliver(n8n, whenFinished.paths.trigger, fresh(Math.ceil((before * 2) / 3)), AT_A_TIME);
			await cost(`${before} deliveries, at its bound`);
		}
		const some = () => fresh(deliveries);
		const first = await compare(n8n, 'new ones, at once', atOnce.paths, rounds, some);
		const second = await compare(n8n, 'new ones, when finished', whenFinished.paths, rounds, some);
		const same = messageOf('bench-same');
		await deliver(n8n, atOnce.paths.trigger, [same], 1);
		const { trigger, webhook } = atOnce.paths;
		const again = await compare(n8n, 'the same one again', { trigger, webhook }, rounds, () =>
			Array<string>(deliveries).fill(same),
		);
		const goals: Goal[] = [
			atLeast(`${name}: of the Webhook node, at once`, 0.95, first.ofWebhook, promised[0]),
			atLeast(`${name}: of the Webhook node, when finished`, 0.95, second.ofWebhook, promised[0]),
			atLeast(`${name}: of the Webhook node, duplicates`, 5, again.ofWebhook, promised[1]),
			atLeast(`${name}: of any trigger, at once`, 0.95, first.ofBare ?? 0, 0.8),
			atLeast(`${name}: of any trigger, when finished`, 0.95, second.ofBare ?? 0, 0.8),
		];
		return { table: [[name, ...HEAD], first.row, second.row, again.row], goals, costs };
	} finally {
		await n8n.stop();
	}
}

/** Deliveries to the DM Champ Trigger, to a trigger that does nothing, and to n8n's Webhook node. */
export async function trigger(options: TriggerOptions): Promise<Part> {
	const measured = [];
	for (const setting of SETTINGS) measured.push(await inSetting(options, setting));
	const costs = measured.flatMap((one) => one.costs);
	return {
		title: `Trigger: ${options.deliveries} deliveries, ${AT_A_TIME} at a time`,
		tables: [
			...measured.map(({ table }) => table),
			[['record of earlier deliveries', "ms of the trigger's execute(), one at a time"], ...costs],
		],
		goals: measured.flatMap(({ goals }) => goals),
		notes: [`Medians of ${options.rounds} interleaved rounds; ratios are medians of those of each round.`],
	};
}
