import type { OnError } from 'n8n-workflow';

import type { LimitInput } from '../../../sandbox';
import { between, chance, oneOf } from './chance';
import type { Kind } from './kinds';

/** Why an item cannot be read: its expression throws, gives an object, or a text with an object in it. */
export type Spoilage = 'throws' | 'object' | 'objectInText';

/** One execution of a workflow with one node. */
export interface Execution {
	/** Stands in front of the ids of its items. */
	name: string;
	/** Who asks, told to the server where items may come twice. */
	sender: string;
	count: number;
	onError: OnError;
	/** How often n8n's Retry On Fail runs the node at most. */
	tries: number;
	/** How the run ends early, if it does. */
	ending?: { cancelAfterMs: number } | { timeLimitS: number };
	/** Items that can never be read, by index. */
	spoilt: ReadonlyMap<number, Spoilage>;
	/** The last item cannot be read at first, so that n8n's first try fails and a later one does not. */
	hasHurdle: boolean;
	/** The Max Wait option in seconds; undefined leaves the default. */
	maxWaitS?: number;
	/** How often harmful mishaps strike its items. */
	harm: number;
}

/** Whether the first failure of such an execution ends it. */
export const stopsOnFailure = ({ onError }: Execution): boolean => onError === 'stopWorkflow';

/** A server of its own (so a line of its own in Delivery) and the executions that share it. */
export interface Server {
	name: string;
	kind: Kind;
	limit?: Omit<LimitInput, 'platform'>;
	/** It answers 429 to everything, for ever. */
	isStubborn?: boolean;
	executions: Execution[];
}

/** So many items of a kind meet every mishap several times, whatever the seed. */
export const ENOUGH_ITEMS = 5_000;

const endingOf = (seed: number, name: string) =>
	oneOf<Execution['ending']>(
		[
			[84, undefined],
			[12, { cancelAfterMs: between(100, 4_000, seed, name, 'cancel') }],
			[4, { timeLimitS: 2 }],
		],
		seed,
		name,
		'ending',
	);

const SPOILAGES = [
	[1, 'throws'],
	[1, 'object'],
	[1, 'objectInText'],
] as const;

/** Where a run stops on errors one such item holds all others back, so that few runs have one. */
function spoiltOf(seed: number, name: string, count: number, stops: boolean) {
	const wayOf = (index: number): [number, Spoilage] => [
		index,
		oneOf<Spoilage>(SPOILAGES, seed, name, index, 'spoilage'),
	];
	if (stops) {
		const isSpoilt = chance(seed, name, 'spoilt') < 0.2;
		return new Map(isSpoilt ? [wayOf(between(0, count - 1, seed, name, 'which'))] : []);
	}
	const indexes = Array.from({ length: count }, (_, index) => index);
	return new Map(indexes.filter((index) => chance(seed, name, index, 'spoilt') < 0.02).map(wayOf));
}

function executionOf(seed: number, name: string, most: number): Execution {
	const onError = oneOf<OnError>(
		[
			[4, 'stopWorkflow'],
			[3, 'continueRegularOutput'],
			[3, 'continueErrorOutput'],
		],
		seed,
		name,
		'mode',
	);
	const stops = onError === 'stopWorkflow';
	const wanted = stops
		? between(10, 70, seed, name, 'count')
		: between(20, 150, seed, name, 'count');
	const count = Math.min(most, wanted);
	const spoilt = spoiltOf(seed, name, count, stops);
	const hasHurdle = stops && spoilt.size === 0 && chance(seed, name, 'hurdle') < 0.5;
	return {
		name,
		sender: 'first',
		count,
		onError,
		tries: hasHurdle ? 5 : 3,
		ending: endingOf(seed, name),
		spoilt,
		hasHurdle,
		maxWaitS: chance(seed, name, 'wait') < 0.15 ? 1 : undefined,
		// The first failure stops such a run: struck as often as others, few items would ever leave.
		harm: stops ? 0.06 : 1,
	};
}

function limitOf(seed: number, name: string): Server['limit'] {
	// Without one of its own a platform's usual limit, made for days, would hold up minutes.
	if (chance(seed, name, 'limit') >= 0.25) return { requests: 1_000_000, windowMs: 60_000 };
	const headers = oneOf(
		(['ratelimit', 'retryAfter', 'both', 'none'] as const).map((one) => [1, one] as const),
		seed,
		name,
		'headers',
	);
	return { requests: 50, windowMs: 1_500, headers };
}

/** One item that is refused until the node gives it up, which takes some minutes. */
function stubbornServer(kind: Kind): Server {
	const name = `${kind.name}Stubborn`;
	const execution: Execution = {
		...{ name, sender: 'first', count: 1, onError: 'continueRegularOutput', tries: 1 },
		// On a busy machine the ten waits take more than the default of five minutes.
		...{ spoilt: new Map(), hasHurdle: false, harm: 0, maxWaitS: 900 },
	};
	return { name, kind, isStubborn: true, executions: [execution] };
}

/**
 * Plans a kind's servers and executions.
 *
 * @param items how many items go through in all
 */
export function planOf(seed: number, kind: Kind, items: number): Server[] {
	const servers: Server[] = [];
	if (kind.isTriedToTheEnd === true && items >= ENOUGH_ITEMS) servers.push(stubbornServer(kind));
	for (let left = items; left > 0; ) {
		const name = `${kind.name}${servers.length}`;
		const executions: Execution[] = [];
		for (const letter of ['a', 'b']) {
			if (left === 0) break;
			const execution = executionOf(seed, name + letter, left);
			executions.push(execution);
			left -= execution.count;
			if (kind.canRepeat !== true || left < execution.count) continue;
			if (chance(seed, name, letter, 'again') >= 0.4) continue;
			executions.push({ ...execution, sender: 'second', ending: undefined });
			left -= execution.count;
		}
		servers.push({ name, kind, limit: limitOf(seed, name), executions });
	}
	return servers;
}
