import { setTimeout as sleep } from 'node:timers/promises';
import type { RunningN8n, WebhookAnswer } from '../../demo/n8n';
import { inLanes } from '../support/inLanes';

const PAUSE_MS = 250;
const PATIENCE_MS = 300_000;

// While n8n comes up: "not registered" until its webhooks are active, and what a proxy would say.
const TRY_LATER = new Set([404, 502, 503]);

// Said with status 200, before its database is ready; nothing was taken.
const STARTING = 'n8n is starting up. Please wait';

/** Whether n8n has not taken a delivery, and says so. */
const isTurnedAway = ({ status, text }: WebhookAnswer) => TRY_LATER.has(status) || text === STARTING;

/** How deliveries went. */
export interface Sent {
	/** In the order of the bodies. */
	answers: WebhookAnswer[];
	/** Deliveries that were sent again, because the connection broke or n8n was not ready. */
	again: number;
	/**
	 * By the order of the bodies: attempts that n8n may have acted on without saying so, because the
	 * connection broke after it was made, or because the answer told of a failure.
	 */
	unclear: number[];
}

const isAccepted = ({ status }: WebhookAnswer) => status >= 200 && status < 300;

/** Whether nobody listened, so that nothing can have been acted on. */
function isUnsent(error: unknown): boolean {
	const { cause } = error as { cause?: { code?: unknown } };
	return cause?.code === 'ECONNREFUSED';
}

/**
 * Sends webhooks as a real sender does: some at a time, and each again until it is answered. An
 * answer of any other status is final, 500 included, so that every delivery counts once; unless the
 * sender is told to insist.
 */
export class Sender {
	private answered = 0;
	private again = 0;
	private open: Promise<void> = Promise.resolve();
	private reopen: () => void = () => undefined;
	private waiting: Array<{ count: number; resolve: () => void }> = [];

	/** @param insists repeats whatever is not answered with a status from 200 to 299 */
	constructor(
		private readonly n8n: RunningN8n,
		private readonly path: string,
		private readonly insists = false,
	) {}

	/** @throws Error where a delivery is not answered within five minutes. */
	async send(bodies: readonly unknown[], atATime: number): Promise<Sent> {
		const answers: WebhookAnswer[] = [];
		const unclear = bodies.map(() => 0);
		await inLanes(bodies, atATime, async (body, index) => {
			answers[index] = await this.deliver(body, () => (unclear[index] += 1));
			this.count();
		});
		return { answers, again: this.again, unclear };
	}

	/** Resolves when so many deliveries have been answered. */
	async until(count: number): Promise<void> {
		if (this.answered >= count) return;
		await new Promise<void>((resolve) => this.waiting.push({ count, resolve }));
	}

	/** Sends nothing until `resume`, as a proxy does before it lets n8n go; what is under way stays. */
	hold(): void {
		this.open = new Promise<void>((resolve) => {
			this.reopen = resolve;
		});
	}

	resume(): void {
		this.reopen();
	}

	private count(): void {
		this.answered += 1;
		for (const { count, resolve } of this.waiting) if (count <= this.answered) resolve();
	}

	private async deliver(body: unknown, unclear: () => void): Promise<WebhookAnswer> {
		const deadline = Date.now() + PATIENCE_MS;
		for (;;) {
			await this.open;
			const answer = await this.attempt(body, unclear);
			if (answer !== undefined && !isTurnedAway(answer)) {
				if (!this.insists || isAccepted(answer)) return answer;
				unclear();
			}
			if (Date.now() > deadline) throw new Error(`No answer from n8n; the last: ${answer?.text}`);
			this.again += 1;
			await sleep(PAUSE_MS);
		}
	}

	/** Undefined where the connection broke. */
	private async attempt(body: unknown, unclear: () => void): Promise<WebhookAnswer | undefined> {
		try {
			return await this.n8n.webhook(this.path, body);
		} catch (error) {
			// By name: inside the test runner, fetch throws the TypeError of another realm.
			if ((error as Error).name !== 'TypeError') throw error;
			if (!isUnsent(error)) unclear();
			return undefined;
		}
	}
}
