import { table } from '../table';
import type { Campaign } from './campaign';
import type { GrantTally } from './grantJudge';
import type { Raced } from './grants';
import type { Tally } from './judge';
import type { Paced } from './pace';

export interface Phase {
	name: string;
	tally: Tally;
	/** Messages sent a second time on purpose, beside those sent again for want of an answer. */
	repeats: number;
}

const CLASSES: Array<[name: string, of: (status: number) => boolean]> = [
	['cut off', (status) => status === 0],
	['503', (status) => status === 503],
	['other 5xx', (status) => status >= 500 && status !== 503],
	['other', (status) => status > 0 && status < 500],
];

function count({ again }: Tally, of: (status: number) => boolean): number {
	return [...again].filter(([status]) => of(status)).reduce((sum, [, times]) => sum + times, 0);
}

/** Prints what became of each phase's messages. */
export function printPhases(phases: readonly Phase[]): void {
	console.log(
		`\n${table([
			['phase', 'messages', 'answered 200', 'replied to', 'lost', 'never answered'],
			...phases.map(({ name, tally }) => [
				...[name, tally.messages, tally.answered, tally.processed, tally.lost, tally.givenUp],
			]),
		])}`,
	);
	console.log(
		`\n${table([
			['deliveries', 'all', 'repeats', ...CLASSES.map(([name]) => name)],
			...phases.map(({ name, tally, repeats }) => [
				...[name, tally.attempts, repeats, ...CLASSES.map(([, of]) => count(tally, of))],
			]),
		])}`,
	);
	console.log(
		`\n${table([
			[
				...['replied to twice', 'cut off by the kill', 'worker died right after'],
				...['two processes at once', 'unexplained'],
			],
			...phases.map(({ name, tally: { afterKill, undone, atOnce, unexplained } }) => [
				...[name, afterKill, undone, atOnce, unexplained],
			]),
		])}`,
	);
}

const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`;

/** Prints how a bulk shared one key's limit. */
export function printPace(paced: Paced): void {
	const { messages, perWorker, refused, lost, doubled, tookMs, idealMs } = paced;
	console.log(
		`\n${table([
			['pace', 'messages', 'executions', 'refused (429)', 'lost', 'doubled', 'took', 'ideal'],
			[
				...['two workers, one key', messages, perWorker.join(' + '), refused, lost, doubled],
				...[seconds(tookMs), seconds(idealMs)],
			],
		])}`,
	);
}

/** Prints how keys fared that two workers claimed at once, and when they were delivered once more. */
export function printGrants(all: readonly Raced[]): void {
	const row = (name: string, raced: number, { keys, once, twice, never, said, untrue }: GrantTally) => [
		...[name, keys, raced, once, twice, never, said.granted, said.already, said.unknown],
		...[said.reused, said.other, untrue],
	];
	console.log(
		`\n${table([
			[
				...['two workers, one key', 'keys', 'raced deliveries', 'granted once', 'twice', 'never'],
				...['said granted', 'alreadyGranted', 'unknown', 'reused', 'errors', 'untrue'],
			],
			...all.flatMap(({ name, raced, race, later }) => [
				row(name, raced, race),
				row('  once more', 0, later),
			]),
		])}`,
	);
}

/** How a run ended in which no promise broke. */
export function closingLine(phases: readonly Phase[], raced: readonly Raced[], run?: Campaign): string {
	const messages = phases.reduce((sum, { tally }) => sum + tally.messages, 0);
	const keys = raced.reduce((sum, { race }) => sum + race.keys, 0);
	const parts = [
		...(phases.length > 0 ? [`${messages} messages in ${phases.length} phases, none lost`] : []),
		...(keys > 0 ? [`${keys} keys that two workers had, none granted twice`] : []),
		...(run ? [`a campaign of ${run.messages}, ${run.once} once, ${run.twice} twice, ${run.open} open`] : []),
	];
	return `No promise broke: ${parts.join('; ')}.`;
}

/** Prints what became of the campaign that both workers ran. */
export function printCampaign(run: Campaign): void {
	console.log('\nOne campaign with a key for each message, run by two workers at once, one of them killed\n');
	console.log(
		table([
			['messages', 'delivered at the kill', 'in the end: once', 'twice', 'never', 'named as open', 'lost'],
			[run.messages, run.atKill, run.once, run.twice, run.never, run.open, run.lost],
		]),
	);
}
