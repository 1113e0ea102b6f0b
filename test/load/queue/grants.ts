import { setTimeout as sleep } from 'node:timers/promises';
import type { Sandbox } from '../../../sandbox';
import { startedBy, type Fleet } from './fleet';
import { areGrantsBroken, judgeGrants, saidIn, type GrantDelivery, type GrantTally } from './grantJudge';
import { openMeeting, type Meeting } from './meeting';
import { GRANT_PATH } from './workflows';

/** A way to deliver keys to two workers at once. */
export interface Race {
	name: string;
	/** Keys that both workers must have had at once; what one worker took alone is replaced. */
	keys: number;
	/** Keys under way at a time: all of them share the node's record. */
	atATime: number;
	/** What the two deliveries of a key grant. */
	amounts: readonly [number, number];
}

/** How a race ended, and how its keys fared when they were delivered once more afterwards. */
export interface Raced {
	name: string;
	/** Keys that both workers were to have at once. */
	wanted: number;
	/** Deliveries that began to claim their key while the other worker did, within milliseconds. */
	raced: number;
	/** Of all keys, those of which one worker took both deliveries included. */
	race: GrantTally;
	/** Words of the later deliveries; grants of the race and of these. */
	later: GrantTally;
}

/** The second worker goes on so much after the first: mostly at once, sometimes while the first one writes. */
const LAGS_MS = [0, 0, 3, 10];

const SETTLE_MS = 1_000;

/** So many times the keys that are wanted, at most. */
const MOST = 3;

/** How often the vendor granted each key, which stands in the description. */
function grantsIn(sandbox: Sandbox): Map<string, number> {
	const counts = new Map<string, number>();
	for (const { accepted, body } of sandbox.requests({ platform: 'dmChamp', path: '/subaccounts/credits' })) {
		if (!accepted) continue;
		const { description } = body as { description: string };
		counts.set(description, (counts.get(description) ?? 0) + 1);
	}
	return counts;
}

const numberOf = (key: string): number => Number(key.split('-').at(-1));

async function deliver(fleet: Fleet, place: number, body: { key: string; [more: string]: unknown }) {
	const { status, text } = await fleet.webhooks[place].webhook(GRANT_PATH, body);
	const { key } = body;
	return { key, answered: Date.now(), said: saidIn(status, text), text };
}

/** Whether each of two workers had the key, at the same moment. */
function isRaced(fleet: Fleet, meeting: Meeting, key: string): boolean {
	const met = meeting.of(key);
	if (met === undefined) return false;
	return fleet.workers.every((worker) => {
		const started = startedBy(worker);
		return met.some((execution) => started.has(execution));
	});
}

/** Works through what `next` gives, some at a time, until it gives nothing. */
async function lanes<Job>(atATime: number, next: () => Job | undefined, work: (job: Job) => Promise<void>) {
	const lane = async () => {
		for (let job = next(); job !== undefined; job = next()) await work(job);
	};
	await Promise.all(Array.from({ length: atATime }, lane));
}

/**
 * Has two workers claim one key at the same moment, key after key; then delivers each key once more,
 * which grants nothing unless nothing was granted.
 */
export async function race(fleet: Fleet, sandbox: Sandbox, options: Race): Promise<Raced> {
	const { name, keys, atATime, amounts } = options;
	const prefix = name.replace(/\W+/g, '-');
	const meeting = await openMeeting((key) => LAGS_MS[numberOf(key) % LAGS_MS.length]);
	const deliveries: GrantDelivery[] = [];
	const began: string[] = [];
	let raced = 0;
	const nextKey = () => {
		if (raced >= keys || began.length >= MOST * keys) return undefined;
		const key = `${prefix}-${began.length}`;
		began.push(key);
		return key;
	};
	try {
		await lanes(atATime, nextKey, async (key) => {
			const two = [0, 1].map(async (place) => {
				return await deliver(fleet, place, { key, amount: amounts[place], meet: meeting.url });
			});
			deliveries.push(...(await Promise.all(two)));
			if (isRaced(fleet, meeting, key)) raced += 1;
		});
		await sleep(SETTLE_MS);
		const after = grantsIn(sandbox);
		const left = [...began];
		const late: GrantDelivery[] = [];
		await lanes(atATime, () => left.shift(), async (key) => {
			const body = { key, amount: amounts[0], meet: meeting.passUrl };
			late.push(await deliver(fleet, numberOf(key) % 2, body));
		});
		await sleep(SETTLE_MS);
		return {
			name,
			wanted: keys,
			raced: raced * 2,
			race: judgeGrants(deliveries, after),
			later: judgeGrants(late, grantsIn(sandbox)),
		};
	} finally {
		meeting.close();
	}
}

/** Whether a promise broke, or so few keys were raced for that the run shows nothing. */
export const isRaceBroken = ({ wanted, raced, race: first, later }: Raced): boolean =>
	raced < wanted * 2 || areGrantsBroken(first) || areGrantsBroken(later);
