import type { ReceivedRequest, Sandbox } from '../sandbox';
import { readExample } from './examples';
import type { StoredExecution } from './executions';
import type { RunningN8n } from './n8n';

export interface ReplyRun {
	/** As n8n stored it. */
	execution: StoredExecution;
	/** What reached the sandbox during this run. */
	requests: ReceivedRequest[];
}

export const replyBot = readExample('huechat-reply-bot.json');

/** The contact of the sandbox's HueChat who wrote within the last 24 hours. */
const AMIRA = 'cnt_amira';

/**
 * Lets Amira write to the business in HueChat, which calls the webhooks that triggers have registered.
 *
 * @throws Error where the sandbox refuses the message, or a trigger does.
 */
export async function writeToHueChat(body: string, sandbox: Pick<Sandbox, 'url'>): Promise<void> {
	const response = await fetch(`${sandbox.url}/_sandbox/phone`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ platform: 'hueChat', fromId: AMIRA, body }),
	});
	if (!response.ok) throw new Error(`The sandbox's phone refused it: ${await response.text()}`);
	const { status, answer } = (await response.json()) as { status: number; answer: string };
	if (status !== 200) throw new Error(`The trigger answered ${status}: ${answer}`);
}

/**
 * Lets Amira write to the reply bot and waits for the execution that it starts.
 *
 * @throws Error as `writeToHueChat` does, or where n8n stores no execution within a minute.
 */
export async function askReplyBot(body: string, n8n: RunningN8n, sandbox: Sandbox): Promise<ReplyRun> {
	const before = (await n8n.rest.executions({ workflowId: replyBot.id })).length;
	const seen = sandbox.requests().length;
	await writeToHueChat(body, sandbox);
	const execution = await n8n.rest.newestExecution(replyBot.id, before + 1);
	return { execution, requests: sandbox.requests().slice(seen) };
}

/** Whether the bot has answered Amira, once. */
export function thanked({ execution, requests }: ReplyRun, body: string): boolean {
	const [reply, ...more] = requests;
	return (
		execution.status === 'success' &&
		more.length === 0 &&
		reply?.accepted === true &&
		reply.path === `/contact/${AMIRA}/message` &&
		(reply.body as { content: string }).content === `Thank you, Amira. You wrote: ${body}`
	);
}
