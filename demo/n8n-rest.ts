import { setTimeout as sleep } from 'node:timers/promises';
import { parseExecution, type ExecutionSummary, type StoredExecution } from './executions';
import { N8nCalls, PATIENCE_MS, RefusedCall } from './n8n-calls';

export interface Owner {
	email: string;
	/** At least 8 characters, one of them a digit and one a capital: n8n's rule. */
	password: string;
	firstName: string;
	lastName: string;
}

export interface ExecutionFilter {
	workflowId?: string;
	/** At most this many, newest first; 100 unless told. */
	limit?: number;
}

interface Publication {
	/** `published`, `in_progress`, `not_published`, `partial` or `failed`. */
	status: string;
	triggers: Array<{ errorMessage: string | null }>;
}

function workflowPath(id: string): string {
	return `/rest/workflows/${encodeURIComponent(id)}`;
}


const ENDED = new Set(['success', 'error', 'canceled', 'crashed']);
const SETTLED = new Set([...ENDED, 'waiting']);

/** n8n's own REST API, the one its editor uses. Every method throws an Error on a refused call. */
export class N8nRest extends N8nCalls {
	/** Creates the owner of a fresh n8n and is logged in as this owner from then on. */
	async createOwner(owner: Owner): Promise<void> {
		await this.call('POST', '/rest/owner/setup', owner);
	}

	async login({ email, password }: Pick<Owner, 'email' | 'password'>): Promise<void> {
		await this.call('POST', '/rest/login', { emailOrLdapLoginId: email, password });
	}

	/**
	 * A page of n8n's that is no part of the API, such as `/types/nodes.json`, with the login.
	 *
	 * @param path With its leading slash.
	 */
	async page(path: string): Promise<string> {
		return this.call('GET', path);
	}

	/**
	 * Asks n8n as its editor does, such as for what a dropdown holds.
	 *
	 * @param path With its leading slash.
	 * @returns the `data` of the answer
	 */
	async post<T>(path: string, body: unknown): Promise<T> {
		return (JSON.parse(await this.call('POST', path, body)) as { data: T }).data;
	}

	/** Stored executions, newest first, without those still running. */
	async executions(filter: ExecutionFilter = {}): Promise<ExecutionSummary[]> {
		const { workflowId, limit = 100 } = filter;
		const query = new URLSearchParams({ limit: String(limit) });
		if (workflowId !== undefined) query.set('filter', JSON.stringify({ workflowId }));
		const { results } = await this.json<{ results: ExecutionSummary[] }>(
			`/rest/executions?${query.toString()}`,
		);
		return results.filter(({ status }) => ENDED.has(status));
	}

	async execution(id: string): Promise<StoredExecution> {
		return parseExecution(await this.call('GET', `/rest/executions/${encodeURIComponent(id)}`));
	}

	/**
	 * Waits until the workflow has `count` ended executions and reads the newest one.
	 *
	 * @throws Error after `withinMs` milliseconds.
	 */
	async newestExecution(workflowId: string, count = 1, withinMs = 60_000): Promise<StoredExecution> {
		const deadline = Date.now() + withinMs;
		for (;;) {
			const ended = await this.executions({ workflowId });
			const [newest] = ended;
			if (ended.length >= count && newest) return this.execution(newest.id);
			if (Date.now() > deadline) {
				throw new Error(`Workflow ${workflowId} has ${ended.length} of ${count} executions`);
			}
			await sleep(100);
		}
	}

	/**
	 * Runs an execution again that did not end well, from where n8n has kept it, and waits for its end:
	 * "Retry execution" in the editor.
	 *
	 * @returns id of the new execution
	 * @throws Error after `withinMs` milliseconds; the execution goes on then.
	 */
	async retry(id: string, withinMs = 120_000): Promise<string> {
		const path = `/rest/executions/${encodeURIComponent(id)}/retry`;
		const text = await this.call('POST', path, { loadWorkflow: false }, withinMs);
		return (JSON.parse(text) as { data: { id: string } }).data.id;
	}

	/**
	 * Runs a workflow as *Execute workflow* in the editor does, from a trigger that has pinned data or
	 * needs none, and waits until it has ended or waits for somebody.
	 *
	 * @param trigger Name of the trigger's node.
	 * @throws Error where n8n would wait for a call of the trigger, or after `withinMs` milliseconds.
	 */
	async execute(workflowId: string, trigger: string, withinMs = PATIENCE_MS): Promise<StoredExecution> {
		const path = `${workflowPath(workflowId)}/run`;
		const text = await this.call('POST', path, { triggerToStartFrom: { name: trigger } });
		const { executionId } = (JSON.parse(text) as { data: { executionId?: string } }).data;
		if (executionId === undefined) throw new Error(`${trigger} of ${workflowId} waits for a call`);
		const deadline = Date.now() + withinMs;
		for (;;) {
			const { status } = await this.json<ExecutionSummary>(`/rest/executions/${executionId}`);
			// Before that n8n stores no data to read.
			if (SETTLED.has(status)) return this.execution(executionId);
			if (Date.now() > deadline) throw new Error(`Execution ${executionId} is ${status}`);
			await sleep(100);
		}
	}

	/**
	 * Stores a workflow, which stays unpublished: "Save" in the editor.
	 *
	 * @returns its id
	 */
	async createWorkflow(workflow: object): Promise<string> {
		return this.created('/rest/workflows', workflow);
	}

	/** Stores a credential. Returns its id. */
	async createCredential(credential: { name: string; type: string; data: object }): Promise<string> {
		return this.created('/rest/credentials', credential);
	}

	private async created(path: string, what: object): Promise<string> {
		const text = await this.call('POST', path, what);
		return (JSON.parse(text) as { data: { id: string } }).data.id;
	}

	/** Publishes the workflow's current version and waits until its triggers are active. */
	async activate(workflowId: string): Promise<void> {
		const path = workflowPath(workflowId);
		const { versionId } = await this.json<{ versionId: string }>(path);
		await this.call('POST', `${path}/activate`, { versionId });
		await this.untilPublished(workflowId);
	}

	/** Takes the workflow out of service and waits until its triggers are gone. */
	async deactivate(workflowId: string): Promise<void> {
		await this.call('POST', `${workflowPath(workflowId)}/deactivate`, {});
		await this.untilPublication(workflowId, 'not_published', PATIENCE_MS);
	}

	/**
	 * Waits until the triggers of a published workflow are active. n8n says that it is ready about
	 * half a second before its webhooks answer.
	 *
	 * @throws Error where a trigger cannot be activated, or after `withinMs` milliseconds.
	 */
	async untilPublished(workflowId: string, withinMs = PATIENCE_MS): Promise<void> {
		await this.untilPublication(workflowId, 'published', withinMs);
	}

	private async untilPublication(workflowId: string, wanted: string, withinMs: number): Promise<void> {
		const deadline = Date.now() + withinMs;
		for (;;) {
			const { status, triggers } = await this.publication(workflowId);
			if (status === wanted) return;
			if (status === 'failed' || status === 'partial' || Date.now() > deadline) {
				const reasons = triggers.map(({ errorMessage }) => errorMessage).filter(Boolean);
				throw new Error(`Workflow ${workflowId} is ${status}, not ${wanted}. ${reasons.join('; ')}`);
			}
			await sleep(50);
		}
	}

	private async publication(workflowId: string): Promise<Publication> {
		const path = workflowPath(workflowId);
		try {
			return await this.json<Publication>(`${path}/publication-status`);
		} catch (error) {
			if (!(error instanceof RefusedCall) || error.status !== 404) throw error;
			// An older n8n does not tell, and answers a call to publish when the triggers are active.
			const { active } = await this.json<{ active: boolean }>(path);
			return { status: active ? 'published' : 'not_published', triggers: [] };
		}
	}
}
