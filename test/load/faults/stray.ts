import { idOf } from './execute';
import type { Report } from './execute';
import { stopsOnFailure } from './plan';
import type { Seen } from './seen';

/** The most requests for one send in one try of n8n, as docs/retries.md promises. */
export const MOST_REQUESTS = 10;

/**
 * Why requests for an item should not have reached the server: they left for an item that cannot be
 * read or that such an item holds back, before all items could be read, after the run's end, or too
 * often.
 *
 * @param isRead the item may be asked for as often as the node likes
 * @returns in words; empty where all is well
 */
export function strayIn(
	{ execution, endedAt, readableFrom = -Infinity }: Report,
	index: number,
	{ requests, firstAt, lastAt }: Seen,
	isRead: boolean,
): string[] {
	if (requests === 0) return [];
	const { spoilt, tries } = execution;
	const id = idOf(execution, index);
	const isHeldBack = stopsOnFailure(execution) && spoilt.size > 0;
	return [
		...(spoilt.has(index) ? [`${id} left, though it cannot be read`] : []),
		...(isHeldBack ? [`${id} left, though another item cannot be read and the run stops there`] : []),
		...(firstAt < readableFrom ? [`${id} left before all items could be read`] : []),
		...(lastAt > endedAt ? [`${id} left, or was sent again, ${lastAt - endedAt} ms after its run`] : []),
		...(!isRead && requests > MOST_REQUESTS * tries ? [`${id} left ${requests} times`] : []),
	];
}
