import { echoed, echoUrl, replies, writeToBot } from './echo-bot';
import { captureLead, leadPath, succeeded } from './lead-capture';
import type { StoredExecution } from './executions';
import { granted, runLow } from './recharge';
import { askReplyBot, thanked } from './reply-bot';
import { requestLines } from './report';
import type { Place } from './trials';

/** What one of the published workflows did when it was tried. */
export interface Shown {
	ok: boolean;
	execution: StoredExecution;
	/** What reached the sandbox, one line each. */
	sandboxSaw: string[];
}

/** A published workflow, and how the demo tries it. */
export interface Show {
	name: string;
	/** What is about to happen, for a heading. */
	what: string;
	run(place: Place): Promise<Shown>;
}

const lead = { name: 'Jane Doe', phone: '+44 7700 900123' };
const message = { fromId: 'customer-1', toId: 'business-1', body: 'Hello from the phone' };
const question = 'Is this still on sale?';

/** All of them, in the order in which the demo tries them. */
export const shows: readonly Show[] = [
	{
		name: 'lead capture',
		what: `a website posts ${JSON.stringify(lead)} to /webhook/${leadPath}`,
		async run({ n8n, sandbox }) {
			const run = await captureLead(lead, n8n, sandbox);
			const { execution, requests } = run;
			return { ok: succeeded(run), execution, sandboxSaw: requestLines(requests) };
		},
	},
	{
		name: 'echo bot',
		what: `the sandbox's phone posts to ${echoUrl({ url: '' })}: ${message.body}`,
		async run({ n8n, sandbox, secret }) {
			const run = await writeToBot(message, secret, n8n, sandbox);
			const answers = replies(run, message).map((reply) => `${message.fromId} reads: ${reply}`);
			const sandboxSaw = [...requestLines(run.requests), ...answers];
			return { ok: echoed(run, message), execution: run.execution, sandboxSaw };
		},
	},
	{
		name: 'reply bot',
		what: `Amira writes in HueChat: ${question}`,
		async run({ n8n, sandbox }) {
			const run = await askReplyBot(question, n8n, sandbox);
			const { execution, requests } = run;
			return { ok: thanked(run, question), execution, sandboxSaw: requestLines(requests) };
		},
	},
	{
		name: 'auto-recharge',
		what: 'DM Champ reports that an account runs low',
		async run({ n8n, sandbox, secret }) {
			const run = await runLow('recharge-demo', secret, n8n, sandbox);
			const { execution, requests } = run;
			return { ok: granted(run), execution, sandboxSaw: requestLines(requests) };
		},
	},
];
