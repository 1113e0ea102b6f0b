import { setTimeout as sleep } from 'node:timers/promises';
import type { Sandbox } from '../../../sandbox';
import type { Fleet } from './fleet';
import { repliesIn } from './pace';
import { CAMPAIGN_PATH } from './workflows';

export interface CampaignOptions {
	messages: number;
	/** The vendor's limit. */
	perSecond: number;
	/** How long the killed worker is away. */
	awayMs: number;
}

/** What became of a campaign that two workers ran at once, one of which was killed. */
export interface Campaign {
	messages: number;
	/** Delivered when the worker was killed. */
	atKill: number;
	once: number;
	twice: number;
	never: number;
	/** Named as unknown by the execution that was started last. */
	open: number;
	/** Neither delivered nor named. */
	lost: number;
}

const MOST_MS = 300_000;
const OPEN_KEY = /It is unknown whether the request with the key (campaign-\d+) arrived/g;

/**
 * Starts the same campaign twice at once, one execution for each worker, so that every key is raced for;
 * kills one worker in the middle, and starts the campaign once more when all is quiet.
 */
export async function runCampaign(
	fleet: Fleet,
	sandbox: Sandbox,
	{ messages, perSecond, awayMs }: CampaignOptions,
): Promise<Campaign> {
	sandbox.limit({ platform: 'dmChamp', requests: perSecond, windowMs: 1_000 });
	const texts = Array.from({ length: messages }, (_, index) => `campaign-${index}`);
	const delivered = () => {
		const replies = repliesIn(sandbox);
		return texts.map((text) => replies.get(text) ?? 0);
	};
	const sum = () => delivered().reduce((all, count) => all + count, 0);
	const start = async (place: number) => await fleet.webhooks[place].webhook(CAMPAIGN_PATH, { texts });
	const settled = [0, 1].map(async (place) => await start(place).catch(() => undefined));
	const deadline = Date.now() + MOST_MS;
	while (sum() < messages / 3) {
		if (Date.now() > deadline) throw new Error('The campaign does not get on');
		await sleep(50);
	}
	const [victim] = fleet.workers;
	await victim.kill();
	const atKill = sum();
	await sleep(awayMs);
	await victim.restart();
	// A caller whose worker died is never answered.
	await Promise.race([Promise.all(settled), untilQuiet(sum, deadline)]);
	const { status, text } = await start(1);
	if (status !== 200) throw new Error(`The last run answered ${status}: ${text.slice(0, 500)}`);
	const counts = delivered();
	const open = new Set([...text.matchAll(OPEN_KEY)].map(([, key]) => key));
	return {
		...{ messages, atKill, open: open.size },
		once: counts.filter((count) => count === 1).length,
		twice: counts.filter((count) => count > 1).length,
		never: counts.filter((count) => count === 0).length,
		lost: texts.filter((key, index) => counts[index] === 0 && !open.has(key)).length,
	};
}

const QUIET_MS = 30_000;

async function untilQuiet(count: () => number, deadline: number): Promise<void> {
	let [last, since] = [count(), Date.now()];
	while (Date.now() - since < QUIET_MS && Date.now() < deadline) {
		await sleep(500);
		const now = count();
		if (now !== last) [last, since] = [now, Date.now()];
	}
}

/** At most so many keys that are claimed and not closed may a worker leave behind. */
const MOST_OPEN = 100;

export const isCampaignBroken = ({ twice, lost, open }: Campaign): boolean =>
	twice + lost > 0 || open > MOST_OPEN;
