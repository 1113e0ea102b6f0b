import { setTimeout as sleep } from 'node:timers/promises';

import { isDatabaseLate } from '../../../../demo/n8n-calls';
import type { Dice } from '../../../support/fuzz/dice';
import type { Delivery } from '../delivery';
import { expectationOf } from '../expect';
import { judge } from '../judge';
import { Ledger } from '../ledger';
import type { Tally } from '../tally';
import type { LiveSite } from './host';
import { malformed } from './malformed';
import { headLength, LONGEST_HEAD, playRaw, send } from './wire';
import type { WireAnswer } from './wire';

/** The row of the table for what is no HTTP, or not whole. */
const MALFORMED_ROW = 'malformed HTTP';

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}

/** Calls the triggers of one n8n over raw connections. */
export class Caller {
	private readonly ledger = new Ledger();

	/** Executions that must be stored, by workflow. */
	readonly started = new Map<string, number>();

	/** Further ones that may be: of calls of which nobody can say what was meant. */
	readonly possible = new Map<string, number>();

	readonly byN8n = new Map<number, number>();

	constructor(
		private readonly port: number,
		private readonly tally: Tally,
	) {}

	private starts(workflowId: string, count = 1): void {
		this.started.set(workflowId, (this.started.get(workflowId) ?? 0) + count);
	}

	private answeredByN8n(status: number): void {
		this.byN8n.set(status, (this.byN8n.get(status) ?? 0) + 1);
	}

	/** Sends again what n8n refused because its own database was late: it took nothing then. */
	private async sent(path: string, delivery: Delivery, isChunked: boolean): Promise<WireAnswer> {
		for (;;) {
			const answer = await send({ port: this.port }, path, delivery, isChunked);
			if (answer.status !== 503 || !isDatabaseLate(answer.text)) return answer;
			this.answeredByN8n(503);
			await sleep(500);
		}
	}

	/** Sends one delivery and compares what n8n answers with what the documents say. */
	async call({ path, secrets, setup }: LiveSite, delivery: Delivery, isChunked: boolean): Promise<void> {
		const { row } = setup;
		const { status, text } = await this.sent(path, delivery, isChunked);
		const breaks = (what: string) => this.tally.breaks(row, `n8n: ${delivery.sort}: ${what}`);
		if (status === 0) {
			this.tally.count(row, 'hung');
			return breaks(`no answer: ${text}`);
		}
		const answer = parsed(text);
		if (status === 431 && headLength(delivery, path, isChunked) > LONGEST_HEAD - 500) {
			this.tally.count(row, 'by n8n');
			return this.answeredByN8n(431);
		}
		const expected = expectationOf(setup, delivery);
		if ('anything' in expected && status === 200) {
			this.possible.set(setup.id, (this.possible.get(setup.id) ?? 0) + 1);
		}
		const isWanted = 'key' in expected && expected.wanted;
		const key = 'key' in expected && expected.key !== null ? setup.id + expected.key : null;
		const hasStarted =
			isWanted && status === 200 && (key === null || !this.ledger.wasAccepted(key));
		if (hasStarted) {
			this.starts(setup.id);
			this.tally.count(row, 'executions');
			if (key !== null) this.ledger.end(key, true);
		}
		const { ending, broken } = judge({
			...{ setup, expected, status, hasStarted, answers: [answer] },
			...{ isDouble: false, hasFailed: false, wasAccepted: true },
		});
		this.tally.count(row, ending);
		for (const what of broken) breaks(what);
		const isTold = [secrets.carried, secrets.signing].some((one) => one && text.includes(one));
		if (setup.guarded && isTold) breaks('a secret stands in the answer');
	}

	/** Plays what is no HTTP, or not whole. */
	async disturb({ path, setup }: LiveSite, id: string, index: number, dice: Dice): Promise<void> {
		const { allowed, answers, mayClose, name, starts, steps } = malformed(path, id, index, dice);
		const statuses = await playRaw({ port: this.port }, steps, answers);
		for (const status of statuses) this.answeredByN8n(status);
		const breaks = (what: string) => this.tally.breaks(MALFORMED_ROW, `n8n: ${name}: ${what}`);
		const isAnswered = statuses.length > 0;
		if (!isAnswered && !mayClose) breaks('no answer');
		const others = statuses.filter((status) => !allowed.includes(status));
		if (others.length > 0) breaks(`answered ${others.join(', ')}, not ${allowed.join(' or ')}`);
		const taken = statuses.filter((status) => status === 200).length;
		if (taken < starts) breaks(`${taken} of ${starts} were taken`);
		this.starts(setup.id, starts);
		for (let one = 0; one < starts; one += 1) this.tally.count(MALFORMED_ROW, 'executions');
		const answered = starts > 0 ? 'new' : 'by n8n';
		this.tally.count(MALFORMED_ROW, isAnswered ? answered : 'closed');
	}
}
