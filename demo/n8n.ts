import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { n8nEnv, type N8nPlace } from './n8n-env';
import { N8nRest } from './n8n-rest';
import { n8nBin, nodeBinary } from './paths';
import { freePort } from './ports';
import { endGroup, lastLines, startGuarded, type Guarded } from './processes';
import { StepError } from './step-error';

export interface N8nOptions {
	userFolder: string;
	/** A free one unless told. */
	port?: number;
	/** A free one unless told. */
	brokerPort?: number;
	/** The folder whose `node_modules` hold n8n; the demo's own unless told. */
	install?: string;
	/** Set over the defaults of {@link n8nEnv}. */
	env?: Record<string, string>;
	/**
	 * n8n's command and its arguments; `['start']` unless told. A worker answers the readiness check
	 * only with QUEUE_HEALTH_CHECK_ACTIVE=true and QUEUE_HEALTH_CHECK_PORT set to `port` in `env`.
	 */
	command?: readonly string[];
	/** `n8n.log` in the user folder unless told. Appended to. */
	logFile?: string;
	/** Milliseconds; four minutes unless told, since n8n first goes through executions that crashed. */
	readyWithin?: number;
}

/** What n8n answered to a webhook call. */
export interface WebhookAnswer {
	status: number;
	/** As sent; n8n answers JSON unless the workflow says otherwise. */
	text: string;
}

/** One n8n process with its children, on its own ports and user folder. */
export interface RunningN8n {
	/** Origin without a trailing slash. */
	readonly url: string;
	readonly port: number;
	readonly userFolder: string;
	readonly logFile: string;
	readonly rest: N8nRest;
	/** Whether the process is there; false after stop, kill or a crash. */
	running(): boolean;
	/** Process group of the present n8n; another one after a restart. */
	readonly pid: number;
	/** Calls a production webhook by POST. Throws TypeError where the connection breaks. */
	webhook(path: string, body: unknown, headers?: Record<string, string>): Promise<WebhookAnswer>;
	/** Ends n8n in good order: SIGTERM, and SIGKILL for what is left after `graceMs`. */
	stop(graceMs?: number): Promise<void>;
	/** Ends n8n and its children at once, as a power cut would. */
	kill(): Promise<void>;
	/** Starts again on the same user folder and ports, after stopping it if it still runs. */
	restart(): Promise<void>;
}

const GRACE_MS = 10_000;
const READY_WITHIN_MS = 240_000;

async function isReady(url: string): Promise<boolean> {
	try {
		const response = await fetch(`${url}/healthz/readiness`, { signal: AbortSignal.timeout(2_000) });
		await response.text();
		return response.ok;
	} catch {
		// Nothing listens yet.
		return false;
	}
}

/**
 * Starts a real n8n and waits until it answers; its webhooks follow shortly after, see
 * {@link N8nRest.untilPublished}.
 *
 * Several may run at once, each with its own user folder. All of them end with this process, however
 * it ends.
 *
 * @throws StepError where n8n ends early or is not ready in time; nothing is left running then.
 */
export async function startN8n(options: N8nOptions): Promise<RunningN8n> {
	const place: N8nPlace = {
		userFolder: options.userFolder,
		port: options.port ?? (await freePort()),
		brokerPort: options.brokerPort ?? (await freePort()),
		install: options.install,
		env: options.env,
	};
	const url = `http://127.0.0.1:${place.port}`;
	const logFile = options.logFile ?? join(options.userFolder, 'n8n.log');
	mkdirSync(options.userFolder, { recursive: true, mode: 0o700 });

	const launch = () =>
		startGuarded(nodeBinary(), [n8nBin(place.install), ...(options.command ?? ['start'])], {
			cwd: options.userFolder,
			env: n8nEnv(place),
			logFile,
		});

	async function untilReady(group: Guarded): Promise<void> {
		const deadline = Date.now() + (options.readyWithin ?? READY_WITHIN_MS);
		while (!(await isReady(url))) {
			if (group.running() && Date.now() < deadline) {
				await sleep(100);
				continue;
			}
			const why = group.running() ? 'is not ready in time' : 'ended while starting';
			await endGroup(group, 0);
			throw new StepError(`n8n ${why}. The end of its log:\n${lastLines(logFile, 15)}`, [
				`The whole log: ${logFile}`,
			]);
		}
	}

	let group = launch();
	await untilReady(group);

	return {
		url,
		port: place.port,
		userFolder: options.userFolder,
		logFile,
		rest: new N8nRest(url),
		running: () => group.running(),
		get pid() {
			return group.pid;
		},
		async webhook(path, body, headers = {}) {
			const response = await fetch(`${url}/webhook/${path}`, {
				method: 'POST',
				headers: { 'content-type': 'application/json', ...headers },
				body: JSON.stringify(body),
			});
			return { status: response.status, text: await response.text() };
		},
		stop: (graceMs = GRACE_MS) => endGroup(group, graceMs),
		async kill() {
			group.signal('SIGKILL');
			await group.exited;
		},
		async restart() {
			await endGroup(group, GRACE_MS);
			group = launch();
			await untilReady(group);
		},
	};
}
