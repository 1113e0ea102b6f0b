import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import { webhookCredential } from '../../../../demo/credentials';
import { startFreshN8n } from '../../../../demo/fresh-n8n';
import type { FreshN8n } from '../../../../demo/fresh-n8n';
import { ensureInstalled } from '../../../../demo/install';
import type { Credential } from '../../../../demo/n8n-cli';
import { packPackage } from '../../../../demo/pack';
import { runtimeDir } from '../../../../demo/paths';
import type { Sandbox } from '../../../../sandbox';
import type { Secrets } from '../compose';
import type { TriggerSetup } from '../setups';
import { DM_CHAMP_SECRET, hooksAt, secretsOf } from '../sites';
import { liveSetups, pathOf, workflowOf } from './workflows';

/** A published trigger in the real n8n. */
export interface LiveSite {
	setup: TriggerSetup;
	secrets: Secrets;
	path: string;
}

/** A real n8n with the package and every trigger published. */
export interface Host {
	n8n: FreshN8n;
	sites: LiveSite[];
}

const userFolder = join(runtimeDir, 'hostile');

const say = (line: string) => void process.stderr.write(`${line}\n`);

/** Starts it on an empty user folder. @throws Error where it does not start; nothing is left running */
export async function openHost(sandbox: Sandbox): Promise<Host> {
	await ensureInstalled(say);
	const tarball = await packPackage();
	const secret = webhookCredential(DM_CHAMP_SECRET);
	const account: Credential = {
		id: 'hostileHueChat01',
		name: 'HueChat account',
		type: 'hueChatApi',
		data: { apiKey: sandbox.key('hueChat'), baseUrl: sandbox.baseUrl('hueChat') },
	};
	const credentials = { dmChamp: secret, hueChat: account };
	const n8n = await startFreshN8n({
		userFolder,
		tarball,
		credentials: [secret, account],
		workflows: liveSetups.map((setup) => workflowOf(setup, credentials[setup.platform])),
	});
	const hooks = await hooksAt(sandbox);
	const sites = liveSetups.map((setup): LiveSite => {
		const path = pathOf(setup);
		const hook = hooks.find(({ url }) => new URL(url).pathname === path);
		return { setup, path, secrets: hook ? secretsOf(hook) : { carried: DM_CHAMP_SECRET } };
	});
	return { n8n, sites };
}

/** Memory of n8n and its children in MB, as the system counts it. */
export function residentMb({ pid }: FreshN8n): number {
	const lines = execFileSync('ps', ['-A', '-o', 'pgid=,rss='], { encoding: 'utf8' }).split('\n');
	const own = lines.map((line) => line.trim().split(/\s+/)).filter(([group]) => Number(group) === pid);
	return own.reduce((sum, [, kilobytes]) => sum + Number(kilobytes), 0) / 1_024;
}

/** What n8n has stored of a workflow's executions. */
export interface StoredCount {
	workflowId: string;
	status: string;
	count: number;
}

/** Counts the executions in the database of an n8n that has stopped. */
export function storedExecutions(): StoredCount[] {
	const database = new DatabaseSync(join(userFolder, '.n8n', 'database.sqlite'), { readOnly: true });
	try {
		const rows = database
			.prepare('SELECT workflowId, status, count(*) AS count FROM execution_entity GROUP BY 1, 2')
			.all();
		return rows.map(({ workflowId, status, count }) => ({
			workflowId: String(workflowId),
			status: String(status),
			count: Number(count),
		}));
	} finally {
		database.close();
	}
}

/** Ends n8n and leaves nothing of it behind. */
export async function closeHost({ n8n }: Host): Promise<void> {
	await n8n.stop();
	rmSync(userFolder, { recursive: true, force: true });
}
