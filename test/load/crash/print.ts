import { table } from '../table';
import type { BulkRun } from './bulkRun';
import type { TriggerFigures } from './triggerVerdict';

export interface TriggerRow {
	name: string;
	figures: TriggerFigures;
	/** After a user has retried what n8n shows as crashed; undefined where nothing was left to do. */
	retried?: TriggerFigures;
}

/** Prints what became of incoming messages. */
export function printTriggers(rows: readonly TriggerRow[]): void {
	console.log('\nIncoming messages, each to be replied to once (DM Champ Trigger → DM Champ: Send)\n');
	console.log(
		table([
			[
				...['n8n answers …, and is struck by', 'messages', 'deliveries', 'sent again', 'unclear'],
				...['executions died', 'replied once', 'twice', 'doubled', 'unfinished', 'lost'],
				'after Retry: once / twice / never',
			],
			...rows.map(({ name, figures, retried }) => [
				...[name, figures.messages, figures.deliveries, figures.again, figures.unclear],
				...[figures.dead, figures.once, figures.repeated, figures.doubled],
				...[figures.unfinished, figures.lost],
				retried === undefined
					? '-'
					: `${retried.once} / ${retried.repeated + retried.doubled} / ${retried.unfinished + retried.lost}`,
			]),
		]),
	);
	console.log(
		[
			'',
			'unclear: an attempt got no answer, or a failure, so that its sender must repeat it.',
			'twice: only messages with such an attempt (or a Retry). doubled: any other; must be 0.',
			'unfinished: answered 200, no reply; n8n lists the execution as crashed, Retry finishes it.',
			'lost: answered 200, no reply, and nothing in n8n tells of it; must be 0.',
		].join('\n'),
	);
}

export interface BulkRow {
	name: string;
	run: BulkRun;
}

/** Prints what became of sends to many. */
export function printBulks(rows: readonly BulkRow[], perSecond: number): void {
	console.log(
		`\nOne message to each of many people, at ${perSecond} a second (HitlChat: Message, Send)\n`,
	);
	console.log(
		table([
			[
				...['sent as …, and n8n is struck by', 'people', 'delivered by then', 'by n8n itself after'],
				...['executions', 'in the end: once', 'twice', 'never', 'open', 'seconds'],
			],
			...rows.map(({ name, run }) => [
				...[name, run.people, run.atBlow.join(', '), run.byItself],
				...[run.statuses.join(' → '), run.once, run.twice, run.never],
				...[run.open, run.seconds.toFixed(0)],
			]),
		]),
	);
}
