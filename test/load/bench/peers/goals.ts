import { atMost, type Goal } from '../part';
import type { Ended } from './run';
import type { Situation } from './situations';

/** What each contender did in a situation, this package's node first. */
export interface Compared {
	situation: Situation;
	ended: readonly Ended[];
}

/** What this package's node is held to. */
export function goalsOf(compared: readonly Compared[]): Goal[] {
	const [fast, slow, limited, cut, goingOn] = compared.map(({ ended: [ours, ...others] }) => ({ ours, others }));
	const best = (of: typeof fast, pick: 'longestMs' | 'seconds') =>
		of.ours[pick] / Math.min(...of.others.map((one) => one[pick]));
	const harm = ({ ours: { lost, doubled } }: typeof fast) => lost + doubled;
	return [
		atMost('time over the fastest peer’s, server at once', 1, best(fast, 'seconds'), 2, 1.3),
		atMost('time over the fastest peer’s, 50 ms', 1, best(slow, 'seconds'), 2, 1.3),
		atMost('messages lost or doubled at the limit', 0, harm(limited), 0),
		atMost('messages doubled where connections are reset', 0, cut.ours.doubled, 0),
		atMost('messages lost or doubled there, On Error: Continue', 0, harm(goingOn), 0),
	];
}
