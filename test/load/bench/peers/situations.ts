import type { Behavior } from '../vendor';
import type { Batching, SenderOptions } from '../workflows';

export interface Sizes {
	/** Messages in a run. */
	items: number;
	/** Messages where the server has a limit; some more than it takes in a minute. */
	limited: number;
	perMinute: number;
	/** Messages where connections are reset: every try may send all of them again. */
	reset: number;
}

/** A server and how the nodes in front of it are set. */
export interface Situation {
	/** At most four letters: part of a workflow's id. */
	id: string;
	/** Title of its table. */
	title: string;
	behavior: Behavior;
	/** Besides what each node has by default. */
	options: SenderOptions & { batching: Batching };
	items: number;
}

/** What n8n enters when Batching is added. */
const AS_IT_COMES: Batching = { batchSize: 50, batchInterval: 1_000 };

const RESET_EVERY = 50;

/** The servers, in the order of the tables; the last one twice. */
export function situations({ items, limited, perMinute, reset }: Sizes): readonly Situation[] {
	return [
		{
			...{ id: 'Fast', title: 'answers at once', items },
			...{ behavior: {}, options: { batching: AS_IT_COMES } },
		},
		{
			...{ id: 'Slow', title: 'answers after 50 ms', items },
			...{ behavior: { delayMs: 50 }, options: { batching: AS_IT_COMES } },
		},
		{
			...{ id: 'Lim', title: `takes ${perMinute} a minute`, items: limited },
			behavior: { perMinute },
			// What somebody enters who knows the limit.
			options: { goesOn: true, batching: { batchSize: perMinute / 60, batchInterval: 1_000 } },
		},
		{
			...{ id: 'Cut', title: 'resets 2 % after accepting', items: reset },
			behavior: { resetEvery: RESET_EVERY },
			options: { retries: true, batching: AS_IT_COMES },
		},
		{
			...{ id: 'Go', title: 'resets 2 % after accepting, On Error: Continue', items: reset },
			behavior: { resetEvery: RESET_EVERY },
			options: { retries: true, goesOn: true, batching: AS_IT_COMES },
		},
	];
}
