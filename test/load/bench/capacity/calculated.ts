import type { Shared } from './fleet';

/** Share of a core that a process is given to do: above it, answers wait for one another. */
const BUSY = 0.7;

const CALLS = [10, 50, 200];

/** Requests a minute that a vendor documents, and those of a day where it bounds them, too. */
const LIMITS = [
	{ plan: 'HueChat, Free', perMinute: 100, perDay: 10_000 },
	{ plan: 'HueChat, Pro', perMinute: 1_000, perDay: 100_000 },
	{ plan: 'HueChat Account, the highest limit of a key', perMinute: 100_000 },
];

const processesFor = (cores: number) => Math.max(1, Math.ceil(cores / BUSY));

/** Processes for so many calls a second, each with a core of its own. */
export const forCalls = ({ perCall }: Shared): Array<Array<string | number>> => [
	['calls a second (calculated)', 'webhook processes', 'workers', 'cores that all of n8n keeps busy'],
	...CALLS.map((calls) => {
		const cores = (ms: number) => (calls * ms) / 1_000;
		const all = perCall.main + perCall.webhooks + perCall.workers;
		return [
			...[calls, processesFor(cores(perCall.webhooks)), processesFor(cores(perCall.workers))],
			cores(all).toFixed(1),
		];
	}),
];

const thousands = (value: number) => value.toLocaleString('en-US');

/**
 * What a vendor's limit allows and what it asks of n8n.
 *
 * @param perMessage processor time of a message, in milliseconds
 */
export const forLimits = (perMessage: number): Array<Array<string | number>> => [
	['one key (calculated)', 'messages an hour', 'the day’s are used up after', 'share of a core'],
	...LIMITS.map(({ plan, perMinute, perDay }) => [
		...[`${plan}: ${thousands(perMinute)} a minute`, thousands(perMinute * 60)],
		perDay === undefined ? '–' : `${perDay / perMinute} minutes`,
		`${(((perMinute / 60) * perMessage) / 10).toFixed(1)} %`,
	]),
];
