import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';

import type { RunningN8n } from '../../../../demo/n8n';
import { runtimeDir } from '../../../../demo/paths';
import { endAll } from '../../../../demo/processes';
import { triggerPath } from '../../../e2e/triggerWorkflows';
import { apartEnv, queueEnv } from '../../queue/env';
import { startFleet, type Fleet } from '../../queue/fleet';
import {
	createDatabase,
	deleteKeys,
	dropDatabase,
	missing,
	servicesFrom,
} from '../../queue/services';
import { hitlChatAt, peopleOf, quiet } from '../bench-n8n';
import { deliver, fresh } from '../deliver';
import { cpuMsOf } from '../usage';
import type { Vendor } from '../vendor';
import { sending, triggerOnly } from '../workflows';
import { AT_A_TIME, type Sizes } from './processes';

/** What so many webhook processes and workers take together. */
export interface Shared {
	webhooks: number;
	workers: number;
	callsPerSecond: number;
	messagesPerSecond: number;
	/** Processor time of a call, in milliseconds. */
	perCall: { main: number; webhooks: number; workers: number };
	/** Processor time of a message in the workers, in milliseconds. */
	perMessage: number;
}

const called = triggerOnly('benchCapCall', 'lastNode');

const cpuOf = (members: readonly RunningN8n[]) =>
	members.filter((one) => one.running()).reduce((sum, { pid }) => sum + cpuMsOf(pid), 0);

async function measure(
	{ main, ...fleet }: Pick<Fleet, 'main' | 'webhooks' | 'workers'>,
	sendId: string,
	{ calls, executions, messages }: Sizes,
): Promise<Shared> {
	const { webhooks, workers } = fleet;
	const cpu = () => ({ main: cpuOf([main]), webhooks: cpuOf(webhooks), workers: cpuOf(workers) });
	for (const one of [main, ...webhooks, ...workers]) await quiet(one);
	const before = cpu();
	const each = Math.ceil(calls / webhooks.length);
	const lanes = AT_A_TIME / webhooks.length;
	const rates = await Promise.all(
		webhooks.map(async (one) => await deliver(one, triggerPath(called), fresh(each), lanes)),
	);
	const after = cpu();
	const spent = (who: keyof typeof before) => (after[who] - before[who]) / (each * webhooks.length);
	for (const one of workers) await quiet(one);
	const idle = cpuOf(workers);
	const began = performance.now();
	await Promise.all(
		Array.from({ length: executions }, async (_, place) => {
			const one = webhooks[place % webhooks.length];
			const { status, text } = await one.webhook(sendId, { people: peopleOf(messages) });
			if (status !== 200) throw new Error(`${sendId} answered ${status}: ${text}`);
		}),
	);
	const all = executions * messages;
	return {
		...{ webhooks: webhooks.length, workers: workers.length },
		callsPerSecond: rates.reduce((sum, { perSecond }) => sum + perSecond, 0),
		messagesPerSecond: all / ((performance.now() - began) / 1_000),
		perCall: { main: spent('main'), webhooks: spent('webhooks'), workers: spent('workers') },
		perMessage: (cpuOf(workers) - idle) / all,
	};
}

/**
 * Measures n8n in queue mode with one and two workers.
 *
 * @returns what cannot be reached in words, where PostgreSQL or Redis is missing
 */
export async function shared(sizes: Sizes, vendor: Vendor): Promise<Shared[] | string> {
	const services = servicesFrom(process.env);
	const absent = await missing(services);
	if (absent.length > 0) return absent.join(' and ');
	const name = `chat_inbox_capacity_${randomBytes(5).toString('hex')}`;
	const folder = join(runtimeDir, name);
	await createDatabase(services.postgres, name);
	try {
		const credential = hitlChatAt('benchCapacity001', vendor.url);
		const send = sending('benchCapSend', 'ours', credential);
		const { main, webhooks, workers } = await startFleet({
			...{ folder, tarball: sizes.tarball, credentials: [credential], workflows: [send, called] },
			env: {
				...queueEnv(services, { database: name, encryptionKey: randomBytes(24).toString('hex') }),
				...apartEnv(services, name),
				N8N_PAYLOAD_SIZE_MAX: '64',
			},
			say: console.error,
		});
		// What a process does for the first time takes longer.
		await measure({ main, webhooks, workers }, send.id, { ...sizes, calls: 40, messages: 50 });
		const two = await measure({ main, webhooks, workers }, send.id, sizes);
		await workers[1].stop();
		const mixed = await measure({ main, webhooks, workers: [workers[0]] }, send.id, sizes);
		const [webhook] = webhooks;
		await webhooks[1].stop();
		const one = await measure({ main, webhooks: [webhook], workers: [workers[0]] }, send.id, sizes);
		return [one, mixed, two];
	} finally {
		await endAll(8_000);
		await dropDatabase(services.postgres, name);
		await deleteKeys(services.redis, name);
		rmSync(folder, { recursive: true, force: true });
	}
}
