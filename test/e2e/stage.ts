import { join } from 'node:path';
import { startFreshN8n, type FreshN8n } from '../../demo/fresh-n8n';
import { ensureInstalled } from '../../demo/install';
import type { Credential, WorkflowFile } from '../../demo/n8n-cli';
import { packPackage } from '../../demo/pack';
import { runtimeDir } from '../../demo/paths';
import type { StoredExecution } from '../../demo/executions';
import { startSandbox, type ReceivedRequest, type Sandbox } from '../../sandbox';
import { webhookPath } from './workflows';

export interface Person {
	name: string;
	phone: string;
}

/** What one post to a workflow led to. */
export interface Run {
	execution: StoredExecution;
	requests: ReceivedRequest[];
}

export interface Stage {
	sandbox: Sandbox;
	n8n: FreshN8n;
	/** Posts people to a workflow and waits until its execution has ended. */
	run(workflow: WorkflowFile, people: readonly Person[]): Promise<Run>;
	/** Restarts n8n, which forgets what it learned about a key's limit. */
	forget(): Promise<void>;
	close(): Promise<void>;
}

/** What n8n starts with. */
export interface Cast {
	credentials: Credential[];
	workflows: WorkflowFile[];
	/** None of them is published. */
	drafts?: WorkflowFile[];
	/** Set over the defaults of the demo's n8n. */
	env?: Record<string, string>;
}

/**
 * A sandbox and a real n8n with this package, as it would be published.
 *
 * @param what Given the sandbox, the credentials and workflows that n8n starts with.
 * @param folder Name of n8n's folder among what runs write.
 * @throws Error where n8n does not start or a workflow cannot be published; nothing is left running.
 */
export async function openStage(
	what: (sandbox: Sandbox) => Cast,
	folder = 'e2e',
): Promise<Stage> {
	await ensureInstalled((line) => void process.stderr.write(`${line}\n`));
	const tarball = await packPackage();
	const sandbox = await startSandbox();
	try {
		return await onStage(sandbox, tarball, folder, what(sandbox));
	} catch (error) {
		// A server that still listens would keep jest from ending.
		await sandbox.close();
		throw error;
	}
}

async function onStage(
	sandbox: Sandbox,
	tarball: string,
	folder: string,
	{ credentials, workflows, drafts, env }: Cast,
): Promise<Stage> {
	const userFolder = join(runtimeDir, folder);
	const n8n = await startFreshN8n({ userFolder, tarball, credentials, workflows, drafts, env });
	return {
		sandbox,
		n8n,
		async run(workflow, people) {
			const before = (await n8n.rest.executions({ workflowId: workflow.id })).length;
			const seen = sandbox.requests().length;
			const { status, text } = await n8n.webhook(webhookPath(workflow), { people });
			if (status !== 200) throw new Error(`The webhook answered ${status}: ${text}`);
			const execution = await n8n.rest.newestExecution(workflow.id, before + 1);
			return { execution, requests: sandbox.requests().slice(seen) };
		},
		async forget() {
			await n8n.restart();
			for (const { id } of workflows) await n8n.rest.untilPublished(id);
		},
		async close() {
			try {
				await n8n.stop();
			} finally {
				await sandbox.close();
			}
		},
	};
}
