import { setTimeout as sleep } from 'node:timers/promises';
import type { WorkflowFile } from '../../../demo/n8n-cli';
import type { Sandbox } from '../../../sandbox';
import type { Person, Stage } from '../../e2e/stage';
import { webhookPath } from '../../e2e/workflows';
import type { Blow } from './blows';
import { dead, settledExecutions, storedExecutions } from './stored';

const MESSAGES = '/messages/send';

/** The vendor's limit, which paces the send. */
export const PER_SECOND = 20;

/** Longer than the vendor's window, so that whatever n8n took up again would have sent by then. */
const QUIET_MS = 3_000;

const PATIENCE_MS = 300_000;

/** What became of one bulk send that was broken off. */
export interface BulkRun {
	people: number;
	/** Messages delivered when n8n was gone, for each time. */
	atBlow: number[];
	/** Messages that n8n sent by itself once it was there again. */
	byItself: number;
	/** People who got more than one message before anybody asked for a retry. */
	doubledByItself: number;
	/** Status of each execution, retries included, oldest first. */
	statuses: string[];
	/** People by how many messages they got in the end: none, one, more. */
	never: number;
	once: number;
	twice: number;
	/** People whose key the last execution calls open. */
	open: number;
	/** People who got no message and are not among them. */
	unnamed: number;
	/** From the first request until the last execution ended, without the time that n8n took to start again. */
	seconds: number;
}

/** People of one bulk send; no other has their numbers. */
export function peopleOf(send: number, count: number): Person[] {
	return Array.from({ length: count }, (_, index) => ({
		name: `Person ${index}`,
		phone: `+4477009${send}${String(1_000 + index)}`,
	}));
}

const digits = ({ phone }: Person) => phone.replace(/\D/g, '');

/** How many messages each person got. */
function received(people: readonly Person[], sandbox: Sandbox): number[] {
	const counts = new Map(people.map((person) => [digits(person), 0]));
	for (const { accepted, body } of sandbox.requests({ path: MESSAGES })) {
		const { recipientNumber } = body as { recipientNumber: string };
		const count = counts.get(recipientNumber);
		if (accepted && count !== undefined) counts.set(recipientNumber, count + 1);
	}
	return [...counts.values()];
}

const sum = (counts: readonly number[]) => counts.reduce((all, count) => all + count, 0);

async function until(what: string, isSo: () => boolean): Promise<void> {
	const deadline = Date.now() + PATIENCE_MS;
	while (!isSo()) {
		if (Date.now() > deadline) throw new Error(`It did not come to it that ${what}`);
		await sleep(20);
	}
}

/** A bulk send and what happens to n8n meanwhile. */
export interface BulkLoad {
	workflow: WorkflowFile;
	people: readonly Person[];
	/**
	 * How many more messages are delivered when n8n is struck: in the first run, then in each retry.
	 * The last retry is left alone.
	 */
	when: readonly number[];
	blow: Blow;
	/** Taken up again by n8n's *Retry execution*, or by a new execution with the same people. */
	again: 'new' | 'retry';
}

const OPEN_KEY = /It is unknown whether the request with the key [^ /]+\/\+?(\d+) arrived/g;

/** The people whose keys an execution calls open, by their digits. */
function openIn(data: string): Set<string> {
	return new Set([...data.matchAll(OPEN_KEY)].map(([, phone]) => phone));
}

/**
 * Sends messages to many people in one execution, strikes n8n in the middle, and takes the execution
 * up again as a user does, with "Retry execution" or with a new one, where it did not come to its end.
 */
export async function bulkRun(stage: Stage, load: BulkLoad): Promise<BulkRun> {
	const { n8n, sandbox } = stage;
	const { workflow, people, when, blow, again } = load;
	const deliveredSoFar = () => sum(received(people, sandbox));
	const stored = () => storedExecutions(n8n.userFolder, workflow.id);
	const executions = async () => await settledExecutions(n8n.userFolder, workflow.id);
	const atBlow: number[] = [];
	let byItself = 0;
	let doubledByItself: number | undefined;
	let begun = Date.now();
	let seconds = 0;
	const start = async () => {
		const { status, text } = await n8n.webhook(webhookPath(workflow), { people });
		if (status !== 200) throw new Error(`The webhook answered ${status}: ${text}`);
	};
	await start();
	for (const more of when) {
		const target = (atBlow.at(-1) ?? 0) + more;
		await until(`${target} messages are delivered`, () => deliveredSoFar() >= target);
		seconds += (Date.now() - begun) / 1_000;
		await blow(n8n);
		await n8n.rest.untilPublished(workflow.id);
		const delivered = deliveredSoFar();
		atBlow.push(delivered);
		await sleep(QUIET_MS);
		byItself += deliveredSoFar() - delivered;
		doubledByItself ??= received(people, sandbox).filter((count) => count > 1).length;
		const [broken] = dead({ executions: await executions() }).slice(-1);
		begun = Date.now();
		if (broken === undefined) break;
		const known = stored().length;
		const isLast = atBlow.length === when.length;
		if (again === 'new') {
			await start();
		} else {
			const retry = n8n.rest.retry(broken.id, PATIENCE_MS);
			if (isLast) await retry;
			// n8n is struck again before it can tell how this one ended.
			else retry.catch(() => undefined);
		}
		await until('it is taken up again', () => stored().length > known);
		if (isLast) await until('it ends', () => stored().at(-1)?.status !== 'running');
	}
	seconds += (Date.now() - begun) / 1_000;
	const ended = await executions();
	const counts = received(people, sandbox);
	const open = openIn(ended.at(-1)?.data ?? '');
	return {
		people: people.length,
		atBlow,
		byItself,
		doubledByItself: doubledByItself ?? 0,
		statuses: ended.map((one) => one.status),
		never: counts.filter((count) => count === 0).length,
		once: counts.filter((count) => count === 1).length,
		twice: counts.filter((count) => count > 1).length,
		open: open.size,
		unnamed: people.filter((person, index) => counts[index] === 0 && !open.has(digits(person)))
			.length,
		seconds,
	};
}
