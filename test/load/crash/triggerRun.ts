import type { WorkflowFile } from '../../../demo/n8n-cli';
import type { Sandbox } from '../../../sandbox';
import { Sender, type Sent } from '../../e2e/sender';
import type { Stage } from '../../e2e/stage';
import { triggerPath } from '../../e2e/triggerWorkflows';
import type { Blow } from './blows';
import { bodyOf } from './messages';
import { dead, settledExecutions, type Stored } from './stored';
import { replyTo } from './workflows';

const AT_A_TIME = 10;
const REPLIES = '/send_custom_channel_message';

/** What became of the messages of one load. */
export interface TriggerRun {
	/** Ids in the order of delivery. */
	ids: string[];
	sent: Sent;
	executions: Stored[];
	/** How often each id was replied to; ids without a reply are missing. */
	replies: Map<string, number>;
}

/** A load and what happens to n8n meanwhile. */
export interface TriggerLoad {
	workflow: WorkflowFile;
	/** In the order of delivery; equal ones are deliveries of one message. */
	ids: string[];
	/** How many deliveries are answered when n8n is struck, for each time. */
	when: readonly number[];
	blow: Blow;
	/** Whether the sender sends nothing while n8n is struck, as behind a proxy that is told. */
	pauses: boolean;
}

/** How often each of the messages was replied to. */
export function repliesTo(ids: readonly string[], sandbox: Sandbox): Map<string, number> {
	const idOf = new Map(ids.map((id) => [replyTo(id), id]));
	const replies = new Map<string, number>();
	for (const { accepted, body } of sandbox.requests({ path: REPLIES })) {
		const id = idOf.get((body as { customData: { body: string } }).customData.body);
		if (accepted && id !== undefined) replies.set(id, (replies.get(id) ?? 0) + 1);
	}
	return replies;
}

/**
 * Delivers messages to a workflow as a sender does that repeats whatever is not answered 2xx, and
 * strikes n8n meanwhile.
 */
export async function triggerRun(stage: Stage, load: TriggerLoad): Promise<TriggerRun> {
	const { workflow, ids, when, blow, pauses } = load;
	const sender = new Sender(stage.n8n, triggerPath(workflow), true);
	const strike = async () => {
		for (const count of when) {
			await sender.until(count);
			if (pauses) sender.hold();
			await blow(stage.n8n);
			sender.resume();
		}
	};
	const [sent] = await Promise.all([sender.send(ids.map(bodyOf), AT_A_TIME), strike()]);
	const executions = await settledExecutions(stage.n8n.userFolder, workflow.id);
	return { ids, sent, executions, replies: repliesTo(ids, stage.sandbox) };
}

/**
 * Retries the executions that a crash has ended, one by one, as a user does with "Retry execution".
 *
 * @returns the run with the replies there are then
 */
export async function retryDead(stage: Stage, run: TriggerRun): Promise<TriggerRun> {
	for (const { id } of dead(run)) await stage.n8n.rest.retry(id);
	return { ...run, replies: repliesTo(run.ids, stage.sandbox) };
}
