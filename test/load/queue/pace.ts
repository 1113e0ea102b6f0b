import { setTimeout as sleep } from 'node:timers/promises';
import type { Sandbox } from '../../../sandbox';
import { startedBy, type Fleet } from './fleet';
import { BULK_PATH } from './workflows';

export interface PaceOptions {
	/** Executions, and messages in each. */
	executions: number;
	each: number;
	/** The vendor's limit: so many requests in so many milliseconds. */
	requests: number;
	windowMs: number;
}

/** How a bulk of sends fared that two workers shared one key's limit for. */
export interface Paced {
	messages: number;
	/** Executions that each worker took up. */
	perWorker: number[];
	/** Requests that the vendor refused with 429. */
	refused: number;
	lost: number;
	doubled: number;
	tookMs: number;
	/** What the limit makes of it at best: full windows from the first request on. */
	idealMs: number;
}

const MOST_MS = 240_000;

/** Whatever is sent twice by mistake is sent soon after. */
const SETTLE_MS = 3_000;

/** Replies that the vendor accepted, by their text. */
export function repliesIn(sandbox: Sandbox): Map<string, number> {
	const counts = new Map<string, number>();
	for (const { accepted, body } of sentTo(sandbox)) {
		if (!accepted) continue;
		const text = (body as { customData: { body: string } }).customData.body;
		counts.set(text, (counts.get(text) ?? 0) + 1);
	}
	return counts;
}

function sentTo(sandbox: Sandbox) {
	return sandbox.requests({ platform: 'dmChamp', path: '/send_custom_channel_message' });
}

/** Sends a bulk through both workers against a limit that the vendor tells in its headers. */
export async function pace(fleet: Fleet, sandbox: Sandbox, options: PaceOptions): Promise<Paced> {
	const { executions, each, requests, windowMs } = options;
	sandbox.limit({ platform: 'dmChamp', requests, windowMs });
	const logBefore = fleet.workers.map((worker) => startedBy(worker).size);
	const seen = sentTo(sandbox).length;
	const texts = Array.from({ length: executions }, (_, execution) =>
		Array.from({ length: each }, (__, place) => `bulk-${execution}-${place}`),
	);
	for (const [place, some] of texts.entries()) {
		const { status, text } = await fleet.webhooks[place % 2].webhook(BULK_PATH, { texts: some });
		if (status !== 200) throw new Error(`A bulk was answered with ${status}: ${text}`);
	}
	const all = texts.flat();
	const deadline = Date.now() + MOST_MS;
	const missing = () => {
		const replies = repliesIn(sandbox);
		return all.filter((text) => !replies.has(text)).length;
	};
	while (missing() > 0 && Date.now() < deadline) await sleep(500);
	const since = sentTo(sandbox).slice(seen);
	const taken = since.filter(({ accepted }) => accepted).map(({ receivedAt }) => receivedAt);
	await sleep(SETTLE_MS);
	const replies = repliesIn(sandbox);
	return {
		messages: all.length,
		perWorker: fleet.workers.map((worker, place) => startedBy(worker).size - logBefore[place]),
		refused: sentTo(sandbox).slice(seen).filter(({ status }) => status === 429).length,
		lost: missing(),
		doubled: all.filter((text) => (replies.get(text) ?? 0) > 1).length,
		tookMs: Math.max(0, ...taken) - Math.min(...taken),
		idealMs: (Math.ceil(all.length / requests) - 1) * windowMs,
	};
}

/** Whether a promise broke. */
export const isPaceBroken = ({ lost, doubled, perWorker }: Paced): boolean =>
	lost + doubled > 0 || perWorker.some((taken) => taken === 0);
