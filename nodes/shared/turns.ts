import { clock } from './transport';

/** Lets n8n's event loop have its turn where work took long enough. */
export interface Turns {
	isDue(): boolean;
	/** Resolves at once where it is not yet time. */
	takeIfDue(): Promise<void>;
}

// Long enough to be no burden, short enough that nobody notices n8n standing still.
const TURN_MS = 25;

/**
 * Gives n8n's event loop its turn whenever work took 25 ms; counts time, never items.
 *
 * @param giveWay resolves in a later turn of the event loop
 */
export function turnsOf({ giveWay }: { giveWay(): Promise<void> }): Turns {
	let since = clock.now();
	const isDue = () => clock.now() - since >= TURN_MS;
	return {
		isDue,
		takeIfDue: async () => {
			if (!isDue()) return;
			await giveWay();
			since = clock.now();
		},
	};
}
