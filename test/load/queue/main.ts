import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { sandboxCredential } from '../../../demo/credentials';
import { ensureInstalled, pinnedVersion } from '../../../demo/install';
import { packPackage } from '../../../demo/pack';
import { runtimeDir } from '../../../demo/paths';
import { endAll } from '../../../demo/processes';
import { createProgress } from '../../../demo/progress';
import { explain } from '../../../demo/step-error';
import { startSandbox, type Sandbox } from '../../../sandbox';
import { wholeNumber } from '../wholeNumber';
import { apartEnv, queueEnv } from './env';
import { isCampaignBroken, type Campaign } from './campaign';
import { startFleet } from './fleet';
import { isRaceBroken, type Raced } from './grants';
import { isBroken } from './judge';
import { isPaceBroken, type Paced } from './pace';
import { closingLine, printCampaign, printGrants, printPace, printPhases, type Phase } from './print';
import { raceForKeys, run, runOnTwoWorkers } from './run';
import { createDatabase, deleteKeys, dropDatabase, missing, servicesFrom } from './services';
import { bulk, campaign, granting, replying } from './workflows';

const { step, say } = createProgress((text) => void process.stdout.write(text));

// Another one each time, so that two runs on one machine do not meet.
const name = `chat_inbox_queue_${randomBytes(5).toString('hex')}`;
const folder = join(runtimeDir, name);
const services = servicesFrom(process.env);

let sandbox: Sandbox | undefined;
let created = false;
let cleaning: Promise<void> | undefined;
let interrupted = false;

async function clean(keepLogs: boolean): Promise<void> {
	await endAll(8_000);
	await sandbox?.close();
	if (!created) return;
	await dropDatabase(services.postgres, name);
	const keys = await deleteKeys(services.redis, name);
	step(`Stopped; dropped the database ${name} and ${keys} keys of Redis`);
	if (keepLogs) say(`n8n's logs: ${folder}`);
	else rmSync(folder, { recursive: true, force: true });
}

/** Once, whoever asks first: the end of the run, its failure, or a signal. */
async function cleanUp(keepLogs: boolean): Promise<void> {
	cleaning ??= clean(keepLogs);
	await cleaning;
}

async function main(): Promise<number> {
	const { values } = parseArgs({
		options: {
			messages: { type: 'string' },
			rate: { type: 'string' },
			keys: { type: 'string' },
			'only-grants': { type: 'boolean' },
			'only-campaign': { type: 'boolean' },
		},
	});
	const messages = wholeNumber('messages', values.messages, 200);
	const perSecond = wholeNumber('rate', values.rate, 5);
	const keys = wholeNumber('keys', values.keys, 200);
	const absent = await missing(services);
	if (absent.length > 0) {
		console.log(`Skipped: queue mode needs ${absent.join(' and ')}, which cannot be reached.`);
		return 0;
	}
	step(`n8n ${pinnedVersion()} in queue mode: main, 2 workers, 2 webhook processes`);
	await ensureInstalled(say);
	const tarball = await packPackage();
	sandbox = await startSandbox();
	created = true;
	await createDatabase(services.postgres, name);
	const credential = sandboxCredential(sandbox, 'dmChamp');
	const fleet = await startFleet({
		folder,
		tarball,
		credentials: [credential],
		workflows: [replying, bulk, campaign, granting].map((make) => make(credential)),
		env: {
			...queueEnv(services, { database: name, encryptionKey: randomBytes(24).toString('hex') }),
			...apartEnv(services, name),
		},
		say,
	});
	const options = { messages, perSecond, keys, step, say };
	if (values['only-grants'] === true) return report([], await raceForKeys(fleet, sandbox, options));
	if (values['only-campaign'] === true) {
		return report([], [], undefined, await runOnTwoWorkers(fleet, sandbox, options));
	}
	const outcome = await run(fleet, sandbox, options);
	const { phases, late, paced, raced } = outcome;
	printPhases(phases);
	console.log(`\nOf these, sent once more when all phases were over: ${late} messages`);
	printPace(paced);
	return report(phases, raced, paced, outcome.campaign);
}

/** Prints the grants, and what broke. @returns the exit code */
function report(
	phases: readonly Phase[],
	raced: readonly Raced[],
	paced?: Paced,
	campaignRun?: Campaign,
): number {
	if (raced.length > 0) printGrants(raced);
	if (campaignRun !== undefined) printCampaign(campaignRun);
	const failed =
		(campaignRun !== undefined && isCampaignBroken(campaignRun)) ||
		phases.some(({ tally }) => isBroken(tally)) ||
		raced.some(isRaceBroken) ||
		(paced !== undefined && isPaceBroken(paced));
	if (failed) console.error('\nA promise broke:');
	else console.log(`\n${closingLine(phases, raced, campaignRun)}`);
	const tallies = [
		...phases.map(({ tally }) => tally),
		...raced.flatMap(({ race, later }) => [race, later]),
	];
	for (const line of tallies.flatMap(({ broken }) => broken)) console.error(`  ${line}`);
	return failed ? 1 : 0;
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
	process.on(signal, () => {
		interrupted = true;
		void cleanUp(true).finally(() => process.exit(130));
	});
}

main().then(
	async (code) => {
		await cleanUp(code !== 0);
		process.exit(code);
	},
	async (error: unknown) => {
		// What was interrupted fails too, for no reason of its own.
		if (!interrupted) for (const line of explain(error)) console.error(line);
		await cleanUp(true);
		process.exit(interrupted ? 130 : 1);
	},
);
