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
}

/**
 * Sends messages to many people in one execution, strikes n8n in the middle, and takes the execution
 * up again as a user does, with "Retry execution", where it did not come to its end.
 */
export async function bulkRun(stage: Stage, load: BulkLoad): Promise<BulkRun> {
	const { n8n, sandbox } = stage;
	const { workflow, people, when, blow } = load;
	const deliveredSoFar = () => sum(received(people, sandbox));
	const executions = async () => await settledExecutions(n8n.userFolder, workflow.id);
	const atBlow: number[] = [];
	let byItself = 0;
	let doubledByItself: number | undefined;
	const { status, text } = await n8n.webhook(webhookPath(workflow), { people });
	if (status !== 200) throw new Error(`The webhook answered ${status}: ${text}`);
	for (const more of when) {
		const target = (atBlow.at(-1) ?? 0) + more;
		await until(`${target} messages are delivered`, () => deliveredSoFar() >= target);
		await blow(n8n);
		await n8n.rest.untilPublished(workflow.id);
		const delivered = deliveredSoFar();
		atBlow.push(delivered);
		await sleep(QUIET_MS);
		byItself += deliveredSoFar() - delivered;
		doubledByItself ??= received(people, sandbox).filter((count) => count > 1).length;
		const [broken] = dead({ executions: await executions() }).slice(-1);
		if (broken === undefined) break;
		const known = storedExecutions(n8n.userFolder, workflow.id).length;
		const retry = n8n.rest.retry(broken.id, PATIENCE_MS);
		if (atBlow.length === when.length) await retry;
		// n8n is struck again before it can tell how this one ended.
		else retry.catch(() => undefined);
		await until('the retry begins', () => {
			return storedExecutions(n8n.userFolder, workflow.id).length > known;
		});
	}
	const counts = received(people, sandbox);
	return {
		people: people.length,
		atBlow,
		byItself,
		doubledByItself: doubledByItself ?? 0,
		statuses: (await executions()).map((one) => one.status),
		never: counts.filter((count) => count === 0).length,
		once: counts.filter((count) => count === 1).length,
		twice: counts.filter((count) => count > 1).length,
	};
}
