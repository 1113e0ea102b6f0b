import { setTimeout as sleep } from 'node:timers/promises';

/** How long n8n is waited for, in milliseconds. */
export const PATIENCE_MS = 60_000;

/** Whether an answer with status 503 says that n8n waits for its own database; nothing was done then. */
export const isDatabaseLate = (text: string) => text.includes('Database is not ready');

/** n8n said no to a call. */
export class RefusedCall extends Error {
	constructor(
		message: string,
		readonly status: number,
	) {
		super(message);
	}
}

/** Calls of n8n's own REST API with the login that the first of them brought. */
export class N8nCalls {
	private cookie = '';

	/** @param url Origin of n8n without a trailing slash. */
	constructor(private readonly url: string) {}

	/** The `data` of n8n's answer to a GET. */
	protected async json<T>(path: string): Promise<T> {
		return (JSON.parse(await this.call('GET', path)) as { data: T }).data;
	}

	/** Repeats what n8n refused because its database was late: such a call did nothing. */
	protected async call(
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
