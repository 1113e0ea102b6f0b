import { clock } from './transport';

/** Lets n8n's event loop have its turn where work took long enough. */
export interface LoopYielder {
	isDue(): boolean;
	/** Resolves at once where it is not yet time. */
	yieldIfDue(): Promise<void>;
}

// Long enough to be no burden, short enough that nobody notices n8n standing still.
const TURN_MS = 25;

/**
 * Gives n8n's event loop its turn whenever work took 25 ms; counts time, never items.
 *
 * @param yieldToEventLoop resolves in a later turn of the event loop
 */
export function loopYielder({ yieldToEventLoop }: { yieldToEventLoop(): Promise<void> }): LoopYielder {
	let since = clock.now();
	const isDue = () => clock.now() - since >= TURN_MS;
	return {
		isDue,
		yieldIfDue: async () => {
			if (!isDue()) return;
			await yieldToEventLoop();
			since = clock.now();
		},
	};
}
