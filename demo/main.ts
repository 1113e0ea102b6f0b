import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { startSandbox, type Sandbox } from '../sandbox';
import { demoCredentials } from './credentials';
import { againstSandbox, allExamples } from './examples';
import { startFreshN8n } from './fresh-n8n';
import { handedToHuman } from './handed-over';
import { ensureInstalled, pinnedVersion } from './install';
import { readOptions, USAGE, type DemoOptions } from './options';
import { packPackage } from './pack';
import { runtimeDir } from './paths';
import { assertPortFree } from './ports';
import { endAll } from './processes';
import { createProgress } from './progress';
import { startPayments, type Payments } from './payments';
import { executionLines } from './report';
import { shows, type Show, type Shown } from './shows';
import { explain } from './step-error';
import { trialLines, trialsOf, type Place } from './trials';

const write = (text: string) => void process.stdout.write(text);
const { step, say } = createProgress(write);

const GRACE_MS = 10_000;

/** What the callers of the DM Champ Triggers must carry; another one each time. */
const secret = randomBytes(24).toString('base64url');

let sandbox: Sandbox | undefined;
let payments: Payments | undefined;

/** The examples that are published: one flow of each kind. The others wait for a click. */
const PUBLISHED = [
	'hitlchat-lead-capture.json',
	'hitlchat-form-lead.json',
	'dm-champ-echo-bot.json',
	'huechat-reply-bot.json',
	'dm-champ-auto-recharge.json',
];

async function runDemo({ n8nPort, sandboxPort, once }: DemoOptions): Promise<boolean> {
	await assertPortFree(n8nPort, 'n8n', '--n8n-port <port>');
	await assertPortFree(sandboxPort, 'the sandbox', '--sandbox-port <port>');

	step(`n8n ${pinnedVersion()} from npm`);
	say('n8n 3 is published as a Docker image only, so this demo stays with n8n 2');
	const found = await ensureInstalled(say);
	say(found === 'present' ? 'already installed' : 'installed');

	step('Building and packing this package');
	const tarball = await packPackage();
	say(tarball);

	step('Starting the sandbox');
	sandbox = await startSandbox({ port: sandboxPort });
	say(`${sandbox.url}, HitlChat at ${sandbox.baseUrl('hitlChat')}`);
	say(`DM Champ at ${sandbox.baseUrl('dmChamp')}`);

	step('Starting n8n with this package and all examples');
	payments = await startPayments();
	const { url: paymentsUrl } = payments;
	const ready = allExamples().map(({ file, workflow }) => ({
		isPublished: PUBLISHED.includes(file),
		workflow: againstSandbox(workflow, paymentsUrl),
	}));
	const n8n = await startFreshN8n({
		userFolder: join(runtimeDir, `n8n-${n8nPort}`),
		tarball,
		port: n8nPort,
		credentials: demoCredentials(sandbox, secret),
		workflows: ready.filter(({ isPublished }) => isPublished).map(({ workflow }) => workflow),
		drafts: ready.filter(({ isPublished }) => !isPublished).map(({ workflow }) => workflow),
		say,
	});

	const place = { n8n, sandbox, secret };
	const shown: Shown[] = [];
	for (const show of shows) shown.push(await present(show, place));
	// Last, because it asks HitlChat every minute, in between the requests of the others.
	say(`publishing "${handedToHuman.name}"`);
	await n8n.rest.activate(handedToHuman.id);
	if (!once) welcome(place, shown);
	return shown.every(({ ok }) => ok);
}

async function present({ name, what, run }: Show, place: Place): Promise<Shown> {
	step(`${name}: ${what}`);
	const shown = await run(place);
	const { execution, ok, sandboxSaw } = shown;
	say(`n8n stored execution ${execution.id}: ${execution.status}`);
	say('What each node did, read back from n8n:');
	executionLines(execution).forEach(say);
	say('What the sandbox saw:');
	sandboxSaw.forEach(say);
	step(`The ${name} ${ok ? 'worked' : 'did NOT work'}`);
	if (!ok) say(`n8n's log: ${place.n8n.logFile}`);
	return shown;
}

function welcome(place: Place, shown: readonly Shown[]): void {
	const { n8n, sandbox } = place;
	const { url, owner } = n8n;
	const trials = trialsOf(place);
	const page = sandbox.welcome({ login: { url, ...owner }, trials });
	step('Things to try');
	trialLines(trials, page).forEach(say);
	step('Look around');
	for (const { execution } of shown) {
		say(`execution ${url}/workflow/${execution.workflowId}/executions/${execution.id}`);
	}
	say(`login     ${owner.email}  ${owner.password}`);
	say(`sandbox   ${sandbox.url}/`);
	step(`Open ${page} to begin`);
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
	await payments?.close();
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
