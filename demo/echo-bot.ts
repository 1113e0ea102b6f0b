import type { ReceivedRequest, Sandbox } from '../sandbox';
import { readExample } from './examples';
import type { StoredExecution } from './executions';
import type { RunningN8n } from './n8n';
import type { WorkflowFile } from './n8n-cli';

/** What a customer types into the phone. */
export interface PhoneMessage {
	fromId: string;
	toId: string;
	body: string;
}

export interface EchoRun {
	/** What the trigger answered to the sandbox's phone; status 0 where nobody answered. */
	answer: { status: number; answer: string };
	/** As n8n stored it. */
	execution: StoredExecution;
	/** What reached the sandbox during this run, in the order of arrival. */
	requests: ReceivedRequest[];
}

export const echoBot = readExample('dm-champ-echo-bot.json');

interface TriggerNode {
	type: string;
	webhookId: string;
}

/**
 * Id of the webhook that n8n opens for a workflow's DM Champ Trigger: what its path begins with.
 *
 * @throws Error where the workflow has none.
 */
export function webhookIdOf({ name, nodes }: WorkflowFile): string {
	const found = (nodes as TriggerNode[]).find(({ type }) => type.endsWith('.dmChampTrigger'));
	if (found === undefined) throw new Error(`"${name}" has no DM Champ Trigger`);
	return found.webhookId;
}

/** Where a system that posts to DM Champ posts to instead, without the secret. */
export function echoUrl({ url }: Pick<RunningN8n, 'url'>, workflow = echoBot): string {
	return `${url}/webhook/${webhookIdOf(workflow)}/incoming_custom_channel_message`;
}

/** That address with the secret in it, as its senders have it. */
function withSecret(n8n: Pick<RunningN8n, 'url'>, secret: string, workflow?: WorkflowFile): string {
	return `${echoUrl(n8n, workflow)}?${new URLSearchParams({ apiKey: secret }).toString()}`;
}

/**
 * The sandbox's page with the trigger's address, secret included, filled into the phone. It stands
 * behind the `#`, which a browser keeps to itself.
 */
export function phonePage(
	sandbox: Pick<Sandbox, 'url'>,
	n8n: Pick<RunningN8n, 'url'>,
	secret: string,
): string {
	return `${sandbox.url}/#${new URLSearchParams({ url: withSecret(n8n, secret) }).toString()}`;
}

/**
 * Lets the sandbox's phone send a message to a workflow's DM Champ Trigger; the echo bot's unless told.
 *
 * @returns what the trigger answered
 * @throws Error where the sandbox refuses the message, or the trigger does.
 */
export async function writeOnPhone(
	message: PhoneMessage,
	secret: string,
	n8n: Pick<RunningN8n, 'url'>,
	sandbox: Pick<Sandbox, 'url'>,
	workflow?: WorkflowFile,
): Promise<EchoRun['answer']> {
	const response = await fetch(`${sandbox.url}/_sandbox/phone`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ url: withSecret(n8n, secret, workflow), ...message }),
	});
	if (!response.ok) throw new Error(`The sandbox's phone refused it: ${await response.text()}`);
	const answer = (await response.json()) as EchoRun['answer'];
	if (answer.status !== 200) {
		throw new Error(`The trigger answered ${answer.status} to the phone: ${answer.answer}`);
	}
	return answer;
}

/**
 * Lets the sandbox's phone send a message to the echo bot and waits for the execution that it starts.
 *
 * @throws Error as `writeOnPhone` does, or where n8n stores no execution within a minute.
 */
export async function writeToBot(
	message: PhoneMessage,
	secret: string,
	n8n: RunningN8n,
	sandbox: Sandbox,
): Promise<EchoRun> {
	const before = (await n8n.rest.executions({ workflowId: echoBot.id })).length;
	const seen = sandbox.requests().length;
	const answer = await writeOnPhone(message, secret, n8n, sandbox);
	const execution = await n8n.rest.newestExecution(echoBot.id, before + 1);
	return { answer, execution, requests: sandbox.requests().slice(seen) };
}

/** What the bot wrote back to the customer, as the sandbox saw it. */
export function replies({ requests }: EchoRun, { fromId }: PhoneMessage): string[] {
	return requests
		.filter(({ accepted, path }) => accepted && path === '/send_custom_channel_message')
		.map(({ body }) => (body as { customData: PhoneMessage }).customData)
		.filter((sent) => sent.fromId === fromId)
		.map(({ body }) => body);
}

/** Whether the bot has answered this message, once, and done nothing else. */
export function echoed(run: EchoRun, message: PhoneMessage): boolean {
	return (
		run.execution.status === 'success' &&
		run.requests.length === 1 &&
		replies(run, message).join() === `You said: ${message.body}`
	);
}
