import { setTimeout as sleep } from 'node:timers/promises';
import type { RunningN8n } from '../../../demo/n8n';
import type { Say } from '../../../demo/progress';
import type { Sandbox } from '../../../sandbox';
import { Balancer } from './balancer';
import { Caller } from './caller';
import { runCampaign, type Campaign } from './campaign';
import type { Fleet } from './fleet';
import { race, type Race, type Raced } from './grants';
import { judge, type Kill } from './judge';
import { pace, repliesIn, type Paced } from './pace';
import type { Phase } from './print';
import { sendAgain, sendSteadily, type Steady } from './steady';
import { REPLY_PATH } from './workflows';

export interface RunOptions {
	/** In each phase. */
	messages: number;
	perSecond: number;
	/** Keys that two workers race for in all. */
	keys: number;
	step: Say;
	say: Say;
}

export interface Outcome {
	phases: Phase[];
	/** How many messages were sent once more when all phases were over. */
	late: number;
	paced: Paced;
	raced: Raced[];
	campaign: Campaign;
}

/** A reply takes a moment at the vendor, so that a kill meets some half-way. */
const VENDOR_MS = 300;

/** How long a killed process is away before it is started again. */
const AWAY_MS = 3_000;

/** One message in so many is sent once more at the end. */
const LATE_EACH = 4;

const CAMPAIGN = { messages: 400, perSecond: 20, awayMs: AWAY_MS };

const PACE = { executions: 16, each: 20, requests: 40, windowMs: 5_000 };

/** Half of the keys one by one; half with others of the node under way, some of them for two grants. */
const races = (keys: number): Race[] => [
	{ name: 'one key at a time', keys: Math.ceil(keys / 2), atATime: 1, amounts: [500, 500] },
	{ name: 'four keys at a time', keys: Math.ceil(keys / 2), atATime: 4, amounts: [500, 500] },
	{ name: 'two amounts for a key', keys: Math.ceil(keys / 4), atATime: 2, amounts: [500, 900] },
];

interface Blow extends Steady {
	name: string;
	kill?: Kill;
}

/** Has two workers race for keys, in several ways. */
export async function raceForKeys(
	fleet: Fleet,
	sandbox: Sandbox,
	{ keys, step }: RunOptions,
): Promise<Raced[]> {
	sandbox.chaos(() => ({ kind: 'delay', ms: VENDOR_MS }));
	const raced: Raced[] = [];
	for (const one of races(keys)) {
		step(`Two workers race for ${one.keys} keys: ${one.name}`);
		raced.push(await race(fleet, sandbox, one));
	}
	return raced;
}

/** Has two workers run one campaign at once, and kills one of them. */
export async function runOnTwoWorkers(
	fleet: Fleet,
	sandbox: Sandbox,
	{ step }: RunOptions,
): Promise<Campaign> {
	step(`A campaign of ${CAMPAIGN.messages} messages with keys, run by both workers at once`);
	return await runCampaign(fleet, sandbox, CAMPAIGN);
}

/** Steady load in four phases, each but the first with a kill; some of it once more; keys raced for; then a bulk. */
export async function run(fleet: Fleet, sandbox: Sandbox, options: RunOptions): Promise<Outcome> {
	const { messages, perSecond, step, say } = options;
	sandbox.chaos(() => ({ kind: 'delay', ms: VENDOR_MS }));
	const balancer = new Balancer(fleet.webhooks);
	const caller = new Caller(balancer, REPLY_PATH);

	async function phase(id: string, name: string, victim?: RunningN8n): Promise<Blow> {
		step(`${name}: ${messages} messages, ${perSecond} a second`);
		let kill: Kill | undefined;
		const strike = async () => {
			if (victim === undefined) return;
			kill = { at: Date.now(), isWorker: fleet.workers.includes(victim) };
			await victim.kill();
			say('killed');
			await sleep(AWAY_MS);
			await victim.restart();
			say('started again, and ready');
		};
		const load = { name: id, count: messages, perSecond, at: { percent: 30, strike } };
		const steady = await sendSteadily(caller, load);
		return { name, ...steady, kill };
	}

	try {
		const blows = [
			await phase('calm', 'no kill'),
			await phase('worker', 'kill -9 a worker', fleet.workers[0]),
			await phase('webhook', 'kill -9 a webhook process', fleet.webhooks[0]),
			await phase('main', 'kill -9 main', fleet.main),
		];
		const all = blows.flatMap((blow) => blow.messages);
		const late = all.filter((_, place) => place % LATE_EACH === 0);
		step(`${late.length} of these ${all.length} messages once more`);
		await sendAgain(caller, late, 4);
		const raced = await raceForKeys(fleet, sandbox, options);
		sandbox.clearFaults();
		step(`A bulk of ${PACE.executions * PACE.each} messages over both workers`);
		const paced = await pace(fleet, sandbox, PACE);
		const campaign = await runOnTwoWorkers(fleet, sandbox, options);
		const replies = repliesIn(sandbox);
		const phases = blows.map(({ name, messages: sent, repeats, kill }) => {
			return { name, repeats, tally: judge(sent, replies, kill) };
		});
		return { phases, late: late.length, paced, raced, campaign };
	} finally {
		balancer.close();
	}
}
