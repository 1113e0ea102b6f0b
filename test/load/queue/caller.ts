import { setTimeout as sleep } from 'node:timers/promises';
import type { Balancer } from './balancer';

/** One try to deliver a message; times are epoch milliseconds. */
export interface Attempt {
	/** Which webhook process had it. */
	process: number;
	began: number;
	ended: number;
	/** 0: the connection broke. */
	status: number;
	/** The caller waited no longer; n8n may still have been at it. */
	gaveUp: boolean;
}

/** A message and all that was tried with it. */
export interface Message {
	id: string;
	attempts: Attempt[];
}

const PATIENCE_MS = 60_000;
const PAUSE_MS = 1_000;
const MOST_MS = 240_000;

/** Delivers messages as a vendor does: each again until it is answered with a 2xx. */
export class Caller {
	/** @param path below `/webhook/` */
	constructor(
		private readonly balancer: Balancer,
		private readonly path: string,
	) {}

	/**
	 * @param wanted the webhook process of the first try; later ones take any
	 * @returns the process that took it; undefined where nobody did within some minutes
	 */
	async deliver(message: Message, body: unknown, wanted?: number): Promise<number | undefined> {
		const deadline = Date.now() + MOST_MS;
		let next = wanted;
		while (Date.now() < deadline) {
			const process = await this.balancer.choose(next);
			next = undefined;
			const { attempt, retryAfterMs } = await this.attempt(process, body);
			message.attempts.push(attempt);
			if (attempt.status >= 200 && attempt.status < 300) return process;
			if (attempt.status === 0) this.balancer.broke(process);
			await sleep(retryAfterMs ?? PAUSE_MS);
		}
		return undefined;
	}

	private async attempt(process: number, body: unknown) {
		const began = Date.now();
		let status = 0;
		let gaveUp = false;
		let retryAfterMs: number | undefined;
		try {
			const response = await fetch(`${this.balancer.url(process)}/webhook/${this.path}`, {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify(body),
				signal: AbortSignal.timeout(PATIENCE_MS),
			});
			await response.text();
			const wait = Number(response.headers.get('retry-after') ?? NaN);
			if (wait > 0) retryAfterMs = wait * 1_000;
			({ status } = response);
		} catch (error) {
			const { name } = error as Error;
			gaveUp = name === 'TimeoutError';
			// fetch's word for a connection that broke or was refused.
			if (!gaveUp && name !== 'TypeError') throw error;
		}
		return { attempt: { process, began, ended: Date.now(), status, gaveUp }, retryAfterMs };
	}
}
