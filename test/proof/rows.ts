import type { Part } from './parts';
import { isOfOtherCode, type PartRecord } from './records';

/** The columns of what the parts printed. */
export const HEAD = ['Part', 'Commit', 'Took', 'Ended', 'Printed'] as const;

function minutes(seconds: number): string {
	return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/**
 * A part's row; `–` where it has not run in this clone.
 *
 * @param record how it ended the last time
 */
export function rowOf({ name }: Part, record?: PartRecord): string[] {
	if (record === undefined) return [name, '–', '–', 'not run', ''];
	const { commit, seconds, exitCode, said } = record;
	const code = isOfOtherCode(record) ? `${commit}, other code` : commit;
	const ended = exitCode === 0 ? 'well' : `exit code ${exitCode}`;
	return [name, code, minutes(seconds), ended, said.join('; ')];
}
