import { parseArgs } from 'node:util';

import { startSandbox } from '../../../sandbox';
import type { Sandbox } from '../../../sandbox';
import { endAll } from '../../../demo/processes';
import { Dice } from '../../support/fuzz/dice';
import { useProcessedData } from '../../engine/dmChamp/processed';
import { wholeNumber } from '../wholeNumber';
import { MOST_GROWTH_MB } from './curve';
import type { Curve } from './curve';
import { Ledger } from './ledger';
import { liveRun, MOST_RESIDENT_GROWTH_MB } from './live/run';
import { faultyPolls } from './poll/faults';
import { openPollServer } from './poll/server';
import { pollStorm } from './poll/storm';
import { PollTally } from './poll/tally';
import { printCurve, printLive, printPolls, printTally } from './print';
import { Prototypes } from './prototypes';
import { storm } from './storm';
import { Tally } from './tally';
import { warmUp } from './warmUp';

interface Wanted {
	seed: number;
	/** For each trigger, in this process. */
	calls: number;
	/** To the real n8n; 0 = none. */
	live: number;
}

function wanted(): Wanted {
	const { values } = parseArgs({
		options: { seed: { type: 'string' }, calls: { type: 'string' }, live: { type: 'string' } },
	});
	return {
		seed: wholeNumber('seed', values.seed, Date.now() % 1_000_000_000),
		calls: wholeNumber('calls', values.calls, 100_000),
		live: values.live === '0' ? 0 : wholeNumber('live', values.live, 2_000),
	};
}

/** Promises that broke, in words. */
const broken: string[] = [];

/** What was thrown where nobody waited for it: a server would have ended. */
process.on('unhandledRejection', (error) => broken.push(`unhandled: ${String(error)}`));
process.on('uncaughtException', (error) => broken.push(`uncaught: ${String(error.stack)}`));

function look(title: string, curve: Curve): void {
	if (curve.growth <= MOST_GROWTH_MB) return;
	broken.push(`${title}: the heap grew by ${curve.growth.toFixed(1)} MB`);
}

/** The share of answers that go over n8n's own HTTP: that is where most of the time goes. */
const OVER_HTTP = 0.05;
const FAULTY = 60;

async function polls({ calls, seed }: Wanted, prototypes: Prototypes): Promise<void> {
	const server = await openPollServer();
	const inside = new PollTally('answers put in the place of HTTP');
	const overHttp = new PollTally('answers over HTTP');
	const faults = new PollTally('broken connections and busy servers');
	const count = Math.ceil(calls * OVER_HTTP);
	try {
		const waiting = faultyPolls(server, faults, new Dice(seed), FAULTY);
		for (const [tally, most] of [[inside, calls], [overHttp, count]] as const) {
			const options = { overHttp: tally === overHttp, polls: most, seed };
			const { curve, seconds } = await pollStorm(server, tally, prototypes, options);
			printCurve(`HitlChat Trigger, ${tally.row}`, most, seconds, curve);
			look(`HitlChat Trigger, ${tally.row}`, curve);
		}
		await waiting;
	} finally {
		await server.close();
	}
	printPolls([inside, overHttp, faults]);
	for (const tally of [inside, overHttp, faults]) broken.push(...tally.shown);
}

async function calls(sandbox: Sandbox, { calls: count, seed }: Wanted): Promise<Prototypes> {
	const tally = new Tally();
	const prototypes = new Prototypes();
	const ledger = new Ledger();
	await warmUp(sandbox, ledger);
	const triggers = [
		['dmChamp', 'DM Champ Trigger'],
		['hueChat', 'HueChat Trigger'],
	] as const;
	for (const [platform, title] of triggers) {
		const weather = { sandbox, tally, ledger, prototypes };
		const { curve, seconds } = await storm(weather, { calls: count, platform, seed, title });
		printCurve(title, count, seconds, curve);
		look(title, curve);
	}
	printTally('Deliveries in this process, through n8n’s engine', tally);
	broken.push(...tally.shown);
	return prototypes;
}

async function live(sandbox: Sandbox, { live: count, seed }: Wanted): Promise<void> {
	if (count === 0) return;
	const tally = new Tally();
	const run = await liveRun(sandbox, tally, { calls: count, seed });
	printTally('Deliveries to a real n8n, over raw connections', tally);
	printLive(run);
	broken.push(...tally.shown);
	if (run.growth > MOST_RESIDENT_GROWTH_MB) broken.push(`n8n grew by ${run.growth.toFixed(0)} MB`);
}

async function main(): Promise<void> {
	const options = wanted();
	const { seed } = options;
	console.log(
		`Seed ${seed} (again with: npm run test:hostile -- --seed ${seed}` +
			` --calls ${options.calls} --live ${options.live})\n`,
	);
	const began = Date.now();
	await useProcessedData();
	const sandbox = await startSandbox();
	try {
		const prototypes = await calls(sandbox, options);
		await polls(options, prototypes);
		sandbox.reset();
		await live(sandbox, options);
	} finally {
		await sandbox.close();
		await endAll(5_000);
	}
	console.log(`\n${((Date.now() - began) / 1_000).toFixed(0)} s`);
	if (broken.length === 0) {
		const [each, real] = [options.calls, options.live].map((count) => count.toLocaleString('en'));
		return console.log(
			`No promise broke: ${each} calls to each webhook trigger, ${real} to a real n8n, ${each} lists.`,
		);
	}
	console.error(`A promise broke with seed ${seed}:`);
	for (const line of broken) console.error(`  ${line.slice(0, 600)}`);
	process.exitCode = 1;
}

main().then(
	// n8n's engine keeps timers that nothing waits for.
	() => process.exit(),
	(error: Error) => {
		console.error(error.stack);
		process.exit(1);
	},
);
