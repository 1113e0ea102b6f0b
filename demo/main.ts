import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { startSandbox, type Sandbox } from '../sandbox';
import { sandboxCredential, webhookCredential } from './credentials';
import { echoBot, echoed, echoUrl, phonePage, replies, writeToBot } from './echo-bot';
import type { StoredExecution } from './executions';
import { startFreshN8n, type FreshN8n } from './fresh-n8n';
import { ensureInstalled, pinnedVersion } from './install';
import { captureLead, leadCapture, leadPath, succeeded } from './lead-capture';
import { readOptions, USAGE, type DemoOptions } from './options';
import { packPackage } from './pack';
import { runtimeDir } from './paths';
import { assertPortFree } from './ports';
import { endAll } from './processes';
import { createProgress } from './progress';
import { executionLines, requestLines } from './report';
import { explain } from './step-error';

const write = (text: string) => void process.stdout.write(text);
const { step, say } = createProgress(write);

const GRACE_MS = 10_000;

/** What the echo bot's callers must carry; another one each time. */
const secret = randomBytes(24).toString('base64url');

let sandbox: Sandbox | undefined;

async function runDemo({ n8nPort, sandboxPort, once }: DemoOptions): Promise<boolean> {
	await assertPortFree(n8nPort, 'n8n', '--n8n-port <port>');
	await assertPortFree(sandboxPort, 'the sandbox', '--sandbox-port <port>');

	step(`n8n ${pinnedVersion()}`);
	const found = await ensureInstalled(say);
	say(found === 'present' ? 'already installed' : 'installed');

	step('Building and packing this package');
	const tarball = await packPackage();
	say(tarball);

	step('Starting the sandbox');
	sandbox = await startSandbox({ port: sandboxPort });
	say(`${sandbox.url}, HitlChat at ${sandbox.baseUrl('hitlChat')}`);
	say(`DM Champ at ${sandbox.baseUrl('dmChamp')}`);

	step('Starting n8n with this package');
	const n8n = await startFreshN8n({
		userFolder: join(runtimeDir, `n8n-${n8nPort}`),
		tarball,
		port: n8nPort,
		credentials: [
			sandboxCredential(sandbox, 'hitlChat'),
			sandboxCredential(sandbox, 'dmChamp'),
			webhookCredential(secret),
		],
		workflows: [leadCapture, echoBot],
		say,
	});

	const lead = await showLeadCapture(n8n, sandbox);
	const echo = await showEchoBot(n8n, sandbox);
	if (once) return lead.ok && echo.ok;
	step('Look around');
	lookAround(n8n, sandbox, [lead.execution, echo.execution]).forEach(say);
	return lead.ok && echo.ok;
}

interface Shown {
	ok: boolean;
	execution: StoredExecution;
}

function tell(name: string, { ok, execution }: Shown, n8n: FreshN8n, sandboxSaw: string[]): Shown {
	step('What each node did, read back from n8n');
	executionLines(execution).forEach(say);
	step('What the sandbox saw');
	sandboxSaw.forEach(say);
	step(`The ${name} ${ok ? 'worked' : 'did NOT work'}`);
	if (!ok) say(`n8n's log: ${n8n.logFile}`);
	return { ok, execution };
}

async function showLeadCapture(n8n: FreshN8n, sandbox: Sandbox): Promise<Shown> {
	const lead = { name: 'Jane Doe', phone: '+44 7700 900123' };
	step(`Lead capture: POST ${n8n.url}/webhook/${leadPath} ${JSON.stringify(lead)}`);
	const run = await captureLead(lead, n8n, sandbox);
	say(`n8n answered ${run.answered} and stored execution ${run.execution.id}: ${run.execution.status}`);
	const shown = { ok: succeeded(run), execution: run.execution };
	return tell('lead capture', shown, n8n, requestLines(run.requests));
}

async function showEchoBot(n8n: FreshN8n, sandbox: Sandbox): Promise<Shown> {
	const message = { fromId: 'customer-1', toId: 'business-1', body: 'Hello from the phone' };
	step(`Echo bot: the sandbox's phone posts to ${echoUrl(n8n)}`);
	say(`${message.fromId} writes: ${message.body}`);
	const run = await writeToBot(message, secret, n8n, sandbox);
	const { answer, execution } = run;
	say(`n8n answered ${answer.status} ${answer.answer}`);
	say(`and stored execution ${execution.id}: ${execution.status}`);
	const answers = replies(run, message).map((reply) => `${message.fromId} reads: ${reply}`);
	const shown = { ok: echoed(run, message), execution };
	return tell('echo bot', shown, n8n, [...requestLines(run.requests), ...answers]);
}

function lookAround(
	n8n: FreshN8n,
	sandbox: Sandbox,
	executions: readonly StoredExecution[],
): string[] {
	return [
		...executions.map(
			({ id, workflowId }) => `n8n       ${n8n.url}/workflow/${workflowId}/executions/${id}`,
		),
		`login     ${n8n.owner.email}  ${n8n.owner.password}`,
		`sandbox   ${sandbox.url}/`,
		`try it    curl -H 'content-type: application/json' ` +
			`-d '{"name":"Sam Lee","phone":"+34 600 000 204"}' ${n8n.url}/webhook/${leadPath}`,
		`phone     ${phonePage(sandbox, n8n, secret)}`,
		'          open it and write as the customer: the echo bot answers there',
	];
}

/** Settles when somebody asks the demo to end. Asking again, a second later, ends it the hard way. */
function untilAsked(): Promise<'asked'> {
	return new Promise((resolve) => {
		let askedAt: number | undefined;
		const ask = () => {
			askedAt ??= Date.now();
			resolve('asked');
			// One Ctrl-C arrives up to three times: from the terminal, from npm and from tsx.
			if (Date.now() - askedAt > 1_000) process.exit(130);
		};
		for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, ask);
	});
}

async function closeAll(): Promise<void> {
	await endAll(GRACE_MS);
	await sandbox?.close();
}

async function main(): Promise<number> {
	const options = readOptions(process.argv.slice(2), process.env);
	if (options.help) {
		write(USAGE);
		return 0;
	}
	const asked = untilAsked();
	const result = await Promise.race([runDemo(options), asked]);
	if (result !== 'asked' && !options.once) {
		step('Up until Ctrl-C');
		await asked;
	}
	step('Stopping');
	await closeAll();
	if (result === 'asked') return 130;
	return result ? 0 : 1;
}

main().then(
	// Not by letting the event loop run dry: a step that was interrupted may still hold it.
	(code) => process.exit(code),
	async (error: unknown) => {
		const [message, ...advice] = explain(error);
		step(`✗ ${message}`);
		advice.forEach(say);
		await closeAll();
		process.exit(1);
	},
);
