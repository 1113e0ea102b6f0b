import type { Clock } from '../transport';

/** Waits so many milliseconds, whoever cancels meanwhile: what was begun in n8n's table is ended there. */
export const wait = async (clock: Pick<Clock, 'sleep'>, ms: number): Promise<void> =>
	await clock.sleep(ms, new AbortController().signal);
