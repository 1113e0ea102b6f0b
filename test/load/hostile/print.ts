import { table } from '../table';
import { MOST_GROWTH_MB } from './curve';
import type { Curve } from './curve';
import { MOST_RESIDENT_GROWTH_MB } from './live/run';
import type { LiveRun } from './live/run';
import type { Tally } from './tally';
import { PollTally } from './poll/tally';

/** One line about the pace and the heap of a run in this process. */
export function printCurve(title: string, count: number, seconds: number, curve: Curve): void {
	const rate = Math.round(count / seconds);
	console.log(
		`${title}: ${count} in ${seconds.toFixed(0)} s (${rate}/s); heap ${String(curve)}` +
			` (grows by ${curve.growth.toFixed(1)} MB, allowed ${MOST_GROWTH_MB})`,
	);
}

/** The table of a run, with its title. */
export function printTally(title: string, tally: Tally): void {
	console.log(`\n${title}\n${table(tally.table())}\n`);
}

/** The table of the polls. */
export function printPolls(tallies: readonly PollTally[]): void {
	console.log(
		`\nHitlChat Trigger: what the vendor answers to its polls\n` +
			`${table([[...PollTally.head], ...tallies.map((tally) => tally.line())])}\n`,
	);
}

/** What is told of the real n8n besides its table. */
export function printLive({ byN8n, resident, seconds }: LiveRun): void {
	const answers = [...byN8n].sort(([a], [b]) => a - b).map(([status, count]) => `${count} × ${status}`);
	console.log(`Answers to malformed HTTP, and n8n's own to the rest: ${answers.join(', ')}`);
	const memory = resident.map(({ at, mb }) => `${mb.toFixed(0)} MB ${at}`).join(', ');
	console.log(
		`${seconds.toFixed(0)} s; memory of n8n's processes ${memory}` +
			` (may grow by ${MOST_RESIDENT_GROWTH_MB} MB in the second half)`,
	);
}
