import { setTimeout as sleep } from 'node:timers/promises';
import { parseExecution, type ExecutionSummary, type StoredExecution } from './executions';

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

const PATIENCE_MS = 60_000;

/** Whether an answer with status 503 says that n8n waits for its own database; nothing was done then. */
export const isDatabaseLate = (text: string) => text.includes('Database is not ready');

/** n8n said no to a call. */
class RefusedCall extends Error {
	constructor(
		message: string,
		readonly status: number,
	) {
		super(message);
	}
}

const ENDED = new Set(['success', 'error', 'canceled', 'crashed']);

/** n8n's own REST API, the one its editor uses. Every method throws an Error on a refused call. */
export class N8nRest {
	private cookie = '';

	/** @param url Origin of n8n without a trailing slash. */
	constructor(private readonly url: string) {}

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

	/** The `data` of n8n's answer to a GET. */
	private async json<T>(path: string): Promise<T> {
		return (JSON.parse(await this.call('GET', path)) as { data: T }).data;
	}

	/** Repeats what n8n refused because its database was late: such a call did nothing. */
	private async call(
		method: string,
		path: string,
		body?: unknown,
		withinMs = 30_000,
	): Promise<string> {
		const deadline = Date.now() + PATIENCE_MS;
		for (;;) {
			const { response, text } = await this.ask(method, path, body, withinMs);
			if (response.ok) return text;
			if (response.status !== 503 || !isDatabaseLate(text) || Date.now() > deadline) {
				const what = `n8n answered ${response.status} to ${method} ${path}: ${text}`;
				throw new RefusedCall(what, response.status);
			}
			await sleep(500);
		}
	}

	private async ask(method: string, path: string, body: unknown, withinMs: number) {
		const response = await fetch(this.url + path, {
			method,
			headers: {
				cookie: this.cookie,
				...(body === undefined ? {} : { 'content-type': 'application/json' }),
			},
			body: body === undefined ? undefined : JSON.stringify(body),
			signal: AbortSignal.timeout(withinMs),
		});
		const text = await response.text();
		const cookies = response.headers.getSetCookie();
		if (cookies.length > 0) this.cookie = cookies.map((one) => one.split(';')[0]).join('; ');
		return { response, text };
	}
}
