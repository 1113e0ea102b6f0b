import type { OnError } from 'n8n-workflow';

import type { LimitInput } from '../../../sandbox';
import { between, chance, oneOf } from './chance';
import type { Kind } from './kinds';

/** One execution of a workflow with one node. */
export interface Execution {
	/** Stands in front of the ids of its items. */
	name: string;
	/** Who asks, told to the server where items may come twice. */
	sender: string;
	count: number;
	onError: OnError;
	/** How the run ends early, if it does. */
	ending?: { cancelAfterMs: number } | { timeLimitS: number };
	/** A later item cannot be prepared at first, so that n8n begins a try while the one before runs. */
	overlaps: boolean;
	/** The Longest Wait option in seconds; undefined leaves the default. */
	longestWaitS?: number;
	/** How often harmful mishaps strike its items. */
	harm: number;
}

/** A server of its own (so a line of its own in Delivery) and the executions that share it. */
export interface Server {
	name: string;
	kind: Kind;
	limit?: Omit<LimitInput, 'platform'>;
	executions: Execution[];
}

const ENDINGS = (seed: number, name: string) =>
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

function executionOf(seed: number, kind: Kind, name: string, most: number): Execution {
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
	return {
		name,
		sender: 'first',
		count: Math.min(most, stops ? between(10, 70, seed, name, 'count') : between(20, 150, seed, name, 'count')),
		onError,
		ending: ENDINGS(seed, name),
		overlaps: stops && kind.canOverlap && chance(seed, name, 'overlap') < 0.7,
		longestWaitS: chance(seed, name, 'wait') < 0.15 ? 1 : undefined,
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

/**
 * Plans a kind's servers and executions.
 *
 * @param items how many items go through in all
 */
export function planOf(seed: number, kind: Kind, items: number): Server[] {
	const servers: Server[] = [];
	for (let left = items; left > 0; ) {
		const name = `${kind.name}${servers.length}`;
		const executions: Execution[] = [];
		for (const letter of ['a', 'b']) {
			if (left === 0) break;
			const execution = executionOf(seed, kind, name + letter, left);
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
