import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startFreshN8n, type FreshN8n } from '../../../demo/fresh-n8n';
import { startN8n, type RunningN8n } from '../../../demo/n8n';
import type { Credential, WorkflowFile } from '../../../demo/n8n-cli';
import { installTarball } from '../../../demo/pack';
import { freePort } from '../../../demo/ports';
import type { Say } from '../../../demo/progress';
import { HEALTH } from './env';

/** n8n in queue mode: one main, two workers, two webhook processes, each on its own user folder. */
export interface Fleet {
	main: FreshN8n;
	workers: RunningN8n[];
	webhooks: RunningN8n[];
	stop(): Promise<void>;
}

export interface FleetOptions {
	/** Gets a folder for each process. */
	folder: string;
	tarball: string;
	credentials: readonly Credential[];
	workflows: readonly WorkflowFile[];
	env: Record<string, string>;
	say: Say;
}

/** Jobs that one worker runs at a time: n8n's default. */
export const CONCURRENCY = 10;

async function startMember(
	name: string,
	command: readonly string[],
	{ folder, tarball, env, say }: FleetOptions,
): Promise<RunningN8n> {
	const userFolder = join(folder, name);
	mkdirSync(userFolder, { recursive: true, mode: 0o700 });
	await installTarball(tarball, join(userFolder, '.n8n'));
	const port = await freePort();
	const own = {
		...HEALTH,
		QUEUE_HEALTH_CHECK_PORT: String(port),
		N8N_WORKER_SERVER_ADDRESS: '127.0.0.1',
	};
	say(`starting ${name} on port ${port}`);
	return await startN8n({ userFolder, port, command, env: { ...env, ...own } });
}

/**
 * Starts all five, main first: it makes the tables.
 *
 * @throws StepError where one does not start; the others are then still running, see `endAll`
 */
export async function startFleet(options: FleetOptions): Promise<Fleet> {
	const { folder } = options;
	const main = await startFreshN8n({ ...options, userFolder: join(folder, 'main') });
	const workers: RunningN8n[] = [];
	const webhooks: RunningN8n[] = [];
	for (const number of [1, 2]) {
		const command = ['worker', `--concurrency=${CONCURRENCY}`];
		workers.push(await startMember(`worker-${number}`, command, options));
		webhooks.push(await startMember(`webhook-${number}`, ['webhook'], options));
	}
	return {
		main,
		workers,
		webhooks,
		async stop() {
			await Promise.all([main, ...workers, ...webhooks].map((one) => one.stop()));
		},
	};
}

/** The executions that a worker has taken up, by its own log. */
export function startedBy({ logFile }: RunningN8n): ReadonlySet<string> {
	const lines = readFileSync(logFile, 'utf8').matchAll(/Worker started execution (\d+)/g);
	return new Set(Array.from(lines, ([, execution]) => execution));
}
