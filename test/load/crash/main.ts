import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { sandboxCredential } from '../../../demo/credentials';
import { runtimeDir } from '../../../demo/paths';
import { endAll, lastLines } from '../../../demo/processes';
import { openStage, type Stage } from '../../e2e/stage';
import { wholeNumber } from '../wholeNumber';
import { STOP_LIMIT_S } from './blows';
import { bulkRun, peopleOf, PER_SECOND } from './bulkRun';
import * as bulkVerdict from './bulkVerdict';
import { deliveries, moments } from './messages';
import { printBulks, printTriggers, type BulkRow, type TriggerRow } from './print';
import { scenariosFor, type BulkScenario, type Scenarios, type TriggerScenario } from './scenarios';
import { dead } from './stored';
import { retryDead, triggerRun } from './triggerRun';
import { brokenBy, figuresOf } from './triggerVerdict';

/** The whole command ends by itself after that time. */
const MOST_MINUTES = 40;

const FOLDER = 'crash';

interface Wanted {
	seed: number;
	/** Different ones in each load of incoming messages. */
	messages: number;
	/** In each bulk send. */
	people: number;
	/** Only scenarios whose name has these words. */
	only: string;
}

function wanted(): Wanted {
	const { values } = parseArgs({
		options: {
			seed: { type: 'string' },
			messages: { type: 'string' },
			people: { type: 'string' },
			only: { type: 'string' },
		},
	});
	return {
		seed: wholeNumber('seed', values.seed, Date.now() % 1_000_000_000),
		messages: wholeNumber('messages', values.messages, 200),
		// At the vendor's pace they take longer than n8n waits when it is stopped.
		people: wholeNumber('people', values.people, 400),
		only: values.only ?? '',
	};
}

const broken: string[] = [];
let begun = 0;
const began = Date.now();

function note(name: string, promises: readonly string[]): void {
	begun += 1;
	broken.push(...promises.map((promise) => `${name}: ${promise}`));
	const seconds = ((Date.now() - began) / 1_000).toFixed(0);
	process.stderr.write(`${seconds} s: ${[name, ...promises].join('\n  BROKEN: ')}\n`);
}

async function incoming(
	stage: Stage,
	{ seed, messages }: Wanted,
	scenario: TriggerScenario,
): Promise<TriggerRow> {
	const { name, workflow, times, blow, pauses, whenFinished } = scenario;
	const ids = deliveries(seed, workflow.id, messages);
	const when = moments(seed, workflow.id, times, ids.length);
	const run = await triggerRun(stage, { workflow, ids, when, blow, pauses });
	const rerun = whenFinished;
	const figures = figuresOf(run, { rerun, retried: false });
	const promises = brokenBy(figures, { mayBeUnfinished: !whenFinished, mayRepeat: whenFinished });
	if (whenFinished || dead(run).length === 0) {
		note(name, promises);
		return { name, figures };
	}
	const retried = figuresOf(await retryDead(stage, run), { rerun, retried: true });
	const after = brokenBy(retried, { mayBeUnfinished: false, mayRepeat: true });
	note(name, [...promises, ...after.map((promise) => `after Retry, ${promise}`)]);
	return { name, figures, retried };
}

async function outgoing(
	stage: Stage,
	{ seed, people }: Wanted,
	{ name, workflow, times, blow, promise, again }: BulkScenario,
	place: number,
): Promise<BulkRow> {
	const each = Math.floor(people / 4);
	const when = moments(seed, workflow.id, times, each * times);
	const steps = when.map((count, index) => count - (when[index - 1] ?? 0));
	const list = peopleOf(place, people);
	const run = await bulkRun(stage, { workflow, people: list, when: steps, blow, again });
	note(name, bulkVerdict.brokenBy(run, promise));
	return { name, run };
}

async function runAll(stage: Stage, options: Wanted, { triggers, bulks }: Scenarios) {
	const triggerRows: TriggerRow[] = [];
	for (const scenario of triggers) triggerRows.push(await incoming(stage, options, scenario));
	if (triggerRows.length > 0) printTriggers(triggerRows);
	const limit = { requests: PER_SECOND, windowMs: 1_000, headers: 'both' } as const;
	stage.sandbox.limit({ platform: 'hitlChat', ...limit });
	const bulkRows: BulkRow[] = [];
	for (const [place, scenario] of bulks.entries()) {
		bulkRows.push(await outgoing(stage, options, scenario, place));
	}
	if (bulkRows.length > 0) printBulks(bulkRows, PER_SECOND);
}

async function main(): Promise<void> {
	const options = wanted();
	const { seed, messages, people, only } = options;
	const again = `--seed ${seed} --messages ${messages} --people ${people}`;
	console.log(`Seed ${seed} (again with: npm run test:crash -- ${again})`);
	// However it ends; n8n's database holds nothing that somebody could still want.
	process.on('exit', () => rmSync(join(runtimeDir, FOLDER), { recursive: true, force: true }));
	let scenarios: Scenarios = { triggers: [], bulks: [] };
	const stage = await openStage((sandbox) => {
		const credentials = [sandboxCredential(sandbox, 'dmChamp'), sandboxCredential(sandbox, 'hitlChat')];
		const [dmChamp, hitlChat] = credentials;
		scenarios = scenariosFor(dmChamp, hitlChat, only);
		const workflows = [...scenarios.triggers, ...scenarios.bulks].map(({ workflow }) => workflow);
		const env = { N8N_GRACEFUL_SHUTDOWN_TIMEOUT: String(STOP_LIMIT_S) };
		return { credentials, workflows, env };
	}, FOLDER);
	const { logFile } = stage.n8n;
	try {
		await runAll(stage, options, scenarios);
	} catch (error) {
		console.error(`The end of n8n's log:\n${lastLines(logFile, 15)}`);
		throw error;
	} finally {
		await stage.close();
	}
	console.log(`\n${((Date.now() - began) / 1_000).toFixed(0)} s`);
	if (broken.length === 0) return console.log(`No promise broke in ${begun} scenarios.`);
	console.error(`A promise broke with seed ${seed}:`);
	for (const line of broken) console.error(`  ${line}`);
	process.exitCode = 1;
}

function breakOff(reason: string): void {
	console.error(reason);
	void endAll(0).then(() => process.exit(1));
}

setTimeout(() => breakOff(`Not done within ${MOST_MINUTES} minutes`), MOST_MINUTES * 60_000).unref();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
	process.once(signal, () => breakOff(`Ended by ${signal}`));
}

main().then(
	() => process.exit(),
	(error: Error) => {
		console.error(error.stack);
		process.exit(1);
	},
);
