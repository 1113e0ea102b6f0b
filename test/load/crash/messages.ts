import { between, chance } from '../faults/chance';

/** How many of a hundred messages are delivered twice. */
const TWICE = 25;

/** The most deliveries that lie between the two of one message. */
const FARTHEST = 60;

/** A body that systems post to DM Champ: each message comes from a customer of its own. */
export const bodyOf = (id: string) => ({
	customData: { messageSid: id, fromId: `customer-${id}`, toId: 'business-1', body: 'Hello' },
	messageType: 'text',
});

/**
 * The ids in the order in which they are delivered. Some come a second time: right after the first,
 * while it is worked on, or much later.
 *
 * @param name stands in front of the numbers
 * @param count how many different ones
 */
export function deliveries(seed: number, name: string, count: number): string[] {
	const placed = Array.from({ length: count }, (_, index) => ({ id: `${name}-${index}`, at: index }));
	const again = placed
		.filter(({ id }) => chance(seed, id, 'twice') * 100 < TWICE)
		.map(({ id, at }) => {
			const soon = chance(seed, id, 'soon') < 0.3;
			return { id, at: at + (soon ? 0.5 : between(1, FARTHEST, seed, id, 'place')) };
		});
	return [...placed, ...again].sort((a, b) => a.at - b.at).map(({ id }) => id);
}

/**
 * When something happens to n8n: one moment in each of equal parts, not at their edges.
 *
 * @param times how many
 * @param of what is counted until a moment comes
 * @returns counts from 1 to `of`, ascending
 */
export function moments(seed: number, name: string, times: number, of: number): number[] {
	return Array.from({ length: times }, (_, part) => {
		const share = (part + 0.2 + chance(seed, name, part, 'moment') * 0.6) / times;
		return Math.max(1, Math.floor(share * of));
	});
}
