import { Pool } from 'undici';

import type { FreshN8n } from '../../../demo/fresh-n8n';
import type { WorkflowFile } from '../../../demo/n8n-cli';
import { triggerPath } from '../../e2e/triggerWorkflows';
import { webhookPath } from '../../e2e/workflows';
import { median } from '../../../scripts/package/sizes';
import { quiet, startBenchN8n } from './bench-n8n';
import { atLeast, type Part } from './part';
import { interleaved, pairedRatio } from './stats';
import { triggerOnly, webhookOnly, type ResponseMode } from './workflows';

export interface TriggerOptions {
	tarball: string;
	/** Deliveries of one measurement. */
	deliveries: number;
	rounds: number;
	/** How many deliveries come before: the trigger's record is at its bound then. */
	before: number;
}

const AT_A_TIME = 10;

let last = 0;

/** A message as DM Champ shows it (seed 001), with a new id unless one is given. */
const messageOf = (id = `bench-${(last += 1)}`) =>
	JSON.stringify({
		customData: { messageSid: id, fromId: '+15551234567', toId: 'business-1', body: 'Hello' },
	});

interface Blocked {
	perSecond: number;
	/** The middle time to an answer, in milliseconds. */
	answerMs: number;
}

/** Delivers ten at a time and waits for every answer. */
async function deliver(n8n: FreshN8n, path: string, bodies: readonly string[]): Promise<Blocked> {
	await quiet(n8n);
	const pool = new Pool(n8n.url, { connections: AT_A_TIME });
	const left = [...bodies];
	const times: number[] = [];
	const began = performance.now();
	const lane = async () => {
		for (let body = left.pop(); body !== undefined; body = left.pop()) {
			const start = performance.now();
			const headers = { 'content-type': 'application/json' };
			const answer = await pool.request({ path: `/webhook/${path}`, method: 'POST', headers, body });
			const text = await answer.body.text();
			if (answer.statusCode !== 200) throw new Error(`${path} answered ${answer.statusCode}: ${text}`);
			times.push(performance.now() - start);
		}
	};
	await Promise.all(Array.from({ length: AT_A_TIME }, lane));
	const perSecond = bodies.length / ((performance.now() - began) / 1_000);
	await pool.close();
	return { perSecond, answerMs: median(times) };
}

const fresh = (count: number) => Array.from({ length: count }, () => messageOf());

interface Pair {
	trigger: WorkflowFile;
	webhook: WorkflowFile;
}

async function compare(
	n8n: FreshN8n,
	{ trigger, webhook }: Pair,
	rounds: number,
	bodies: () => string[],
) {
	const paths = { trigger: triggerPath(trigger), webhook: webhookPath(webhook) };
	const blocks = await interleaved(['trigger', 'webhook'], rounds, async (name) => {
		return await deliver(n8n, paths[name], bodies());
	});
	const rateOf = (name: 'trigger' | 'webhook') => blocks[name].map(({ perSecond }) => perSecond);
	const answers = (name: 'trigger' | 'webhook') =>
		median(blocks[name].map(({ answerMs }) => answerMs));
	const ratio = pairedRatio(rateOf('trigger'), rateOf('webhook'));
	const numbers = (name: 'trigger' | 'webhook') => [
		median(rateOf(name)).toFixed(1),
		answers(name).toFixed(0),
	];
	return { ratio, cells: [...numbers('trigger'), ...numbers('webhook'), ratio.toFixed(2)] };
}

/** The middle time of the trigger's own node in its newest executions, in milliseconds. */
async function ownTime(n8n: FreshN8n, { id }: WorkflowFile, count = 25): Promise<number> {
	await quiet(n8n);
	const newest = await n8n.rest.executions({ workflowId: id, limit: count });
	const times: number[] = [];
	for (const one of newest) {
		const { nodes } = await n8n.rest.execution(one.id);
		times.push(...nodes.filter(({ node }) => node === 'DM Champ Trigger').map(({ took }) => took));
	}
	return median(times);
}

const pairOf = (mode: ResponseMode): Pair => ({
	trigger: triggerOnly(`benchTrig${mode}`.slice(0, 16), mode),
	webhook: webhookOnly(`benchHook${mode}`.slice(0, 16), mode),
});

/** Deliveries to the DM Champ Trigger and to n8n's Webhook node, each before a node that does nothing. */
export async function trigger(options: TriggerOptions): Promise<Part> {
	const { deliveries, rounds, before, tarball } = options;
	const atOnce = pairOf('onReceived');
	const whenFinished = pairOf('lastNode');
	const workflows = [atOnce, whenFinished].flatMap((pair) => [pair.trigger, pair.webhook]);
	const n8n = await startBenchN8n({ tarball, credentials: [], workflows });
	try {
		await deliver(n8n, triggerPath(atOnce.trigger), fresh(50));
		const empty = await ownTime(n8n, atOnce.trigger);
		await deliver(n8n, triggerPath(atOnce.trigger), fresh(before));
		// Three entries for a delivery there, two at once.
		await deliver(n8n, triggerPath(whenFinished.trigger), fresh(Math.ceil((before * 2) / 3)));
		const full = await ownTime(n8n, atOnce.trigger);
		const new1 = await compare(n8n, atOnce, rounds, () => fresh(deliveries));
		const new2 = await compare(n8n, whenFinished, rounds, () => fresh(deliveries));
		const same = messageOf('bench-same');
		await deliver(n8n, triggerPath(atOnce.trigger), [same]);
		const again = await compare(n8n, atOnce, rounds, () => Array<string>(deliveries).fill(same));
		return {
			title: `Trigger: ${deliveries} deliveries, ${AT_A_TIME} at a time`,
			tables: [
				[
					['', 'trigger/s', 'p50 ms', 'Webhook node/s', 'p50 ms', 'ratio'],
					['new ones, at once', ...new1.cells],
					['new ones, when finished', ...new2.cells],
					['the same one again', ...again.cells],
				],
				[
					['record of earlier deliveries', "ms of the trigger's execute()"],
					['50 deliveries', empty.toFixed(1)],
					[`${before} deliveries, at its bound`, full.toFixed(1)],
				],
			],
			goals: [
				atLeast('rate of the Webhook node, at once', 0.95, new1.ratio),
				atLeast('rate of the Webhook node, when finished', 0.95, new2.ratio),
				atLeast('rate of the Webhook node for duplicates', 5, again.ratio),
			],
			notes: [
				`Medians of ${rounds} interleaved rounds, the trigger's durable record at its bound throughout.`,
			],
		};
	} finally {
		await n8n.stop();
	}
}
