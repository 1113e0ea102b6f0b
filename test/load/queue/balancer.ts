import { setTimeout as sleep } from 'node:timers/promises';
import type { RunningN8n } from '../../../demo/n8n';

const CHECK_EVERY_MS = 250;

/**
 * What a load balancer does in front of webhook processes: takes turns, leaves out the one whose
 * connection broke, and takes it in again when its readiness check answers. (An n8n that starts can
 * answer a call with 200 without taking it: without the check such a call would be lost.)
 */
export class Balancer {
	private readonly down = new Set<number>();

	private turn = 0;

	private closed = false;

	constructor(private readonly members: readonly RunningN8n[]) {}

	/**
	 * Waits until a member is there.
	 *
	 * @param wanted taken where it is up
	 */
	async choose(wanted?: number): Promise<number> {
		for (;;) {
			if (wanted !== undefined && !this.down.has(wanted)) return wanted;
			for (let step = 0; step < this.members.length; step += 1) {
				const place = this.turn++ % this.members.length;
				if (!this.down.has(place)) return place;
			}
			await sleep(CHECK_EVERY_MS);
		}
	}

	/** The connection to a member broke: it gets nothing until it is ready again. */
	broke(place: number): void {
		if (this.down.has(place)) return;
		this.down.add(place);
		void this.untilReady(place);
	}

	url(place: number): string {
		return this.members[place].url;
	}

	close(): void {
		this.closed = true;
	}

	private async untilReady(place: number): Promise<void> {
		while (!this.closed) {
			await sleep(CHECK_EVERY_MS);
			const answer = await fetch(`${this.url(place)}/healthz/readiness`, {
				signal: AbortSignal.timeout(2_000),
			}).catch(() => undefined);
			await answer?.text();
			if (answer?.ok !== true) continue;
			this.down.delete(place);
			return;
		}
	}
}
