import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import type { NodeOutcome } from '../../../demo/executions';
import { startFreshN8n, type FreshN8n } from '../../../demo/fresh-n8n';
import type { Credential, WorkflowFile } from '../../../demo/n8n-cli';
import { runtimeDir } from '../../../demo/paths';
import { installBare } from './bare';
import { cpuMsOf, forgetPeak, peakRssOf, rssOf } from './usage';
import { SENDER } from './workflows';

/** A credential of HitlChat for a server of the benchmark. */
export const hitlChatAt = (id: string, baseUrl: string, more = {}): Credential => ({
	id,
	name: id,
	type: 'hitlChatApi',
	data: { apiKey: `key-${id}`, baseUrl, ...more },
});

export interface BenchCast {
	/** This package, as `packPackage` made it. */
	tarball: string;
	credentials: Credential[];
	workflows: WorkflowFile[];
	/** Further settings of n8n. */
	env?: Record<string, string>;
	/** Adds further packages to n8n's folder. */
	prepare?: (n8nFolder: string) => void;
}

/** A fresh n8n on SQLite with this package and the bare nodes. */
export async function startBenchN8n({ env, prepare, ...cast }: BenchCast): Promise<FreshN8n> {
	const n8n = await startFreshN8n({
		userFolder: join(runtimeDir, 'bench'),
		...cast,
		prepare(n8nFolder) {
			installBare(n8nFolder);
			prepare?.(n8nFolder);
		},
		// 10,000 items in one call are more than n8n's default allows its users' forms.
		env: { N8N_PAYLOAD_SIZE_MAX: '64', ...env },
	});
	await quiet(n8n);
	return n8n;
}

/** Waits until n8n has done what it does after a start or a run, at most half a minute. */
export async function quiet({ pid }: Pick<FreshN8n, 'pid'>): Promise<void> {
	for (let tries = 0; tries < 60; tries += 1) {
		const before = cpuMsOf(pid);
		await sleep(500);
		if (cpuMsOf(pid) - before <= 50) return;
	}
}

/** Texts for so many people, no two alike. */
export const peopleOf = (count: number) =>
	Array.from({ length: count }, (_, index) => ({
		phone: String(447_700_000_000 + index),
		name: `Person ${index}`,
	}));

/** What one run of a sending workflow took. */
export interface Sent {
	/** The node's own time, as n8n stored it, in milliseconds. */
	nodeMs: number;
	/** Processor time of n8n for the whole run, in milliseconds. */
	cpuMs: number;
	/** How much memory n8n took on top of what it had, at the most, in MiB. */
	memory: number;
	node: NodeOutcome;
}

/**
 * Runs a workflow made by `sending` and waits for its end.
 *
 * @param isQuietFirst waits until n8n has nothing else to do
 * @throws Error where the execution does not end well
 */
export async function runSending(
	n8n: FreshN8n,
	{ id }: WorkflowFile,
	count: number,
	isQuietFirst = true,
): Promise<Sent> {
	const people = peopleOf(count);
	if (isQuietFirst) await quiet(n8n);
	forgetPeak(n8n.pid);
	const [cpu, rss] = [cpuMsOf(n8n.pid), rssOf(n8n.pid)];
	const { status, text } = await n8n.webhook(id, { people });
	if (status !== 200) throw new Error(`${id} answered ${status}: ${text}`);
	const [cpuMs, memory] = [cpuMsOf(n8n.pid) - cpu, peakRssOf(n8n.pid) - rss];
	const { nodes } = await n8n.rest.newestExecution(id);
	const node = nodes.find((one) => one.node === SENDER);
	if (node === undefined) throw new Error(`${id} did not reach its sender`);
	return { nodeMs: node.took, cpuMs, memory, node };
}
