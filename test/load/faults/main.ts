import { parseArgs } from 'node:util';

import { useProcessedData } from '../../engine/dmChamp/processed';
import { inLanes } from '../../support/inLanes';
import { wholeNumber } from '../wholeNumber';
import { stampDepartures } from './departures';
import { kinds } from './kinds';
import { planOf } from './plan';
import { closingLine, printFaults, printVerdicts, untested } from './print';
import { serve } from './serve';
import { Verdict } from './verdict';

const PROGRESS_MS = 30_000;

interface Wanted {
	seed: number;
	/** Of each kind. */
	items: number;
	parallel: number;
	kinds: typeof kinds;
}

function wanted(): Wanted {
	const { values } = parseArgs({
		options: {
			seed: { type: 'string' },
			items: { type: 'string' },
			parallel: { type: 'string' },
			kind: { type: 'string', multiple: true },
		},
	});
	const chosen = kinds.filter(({ name }) => values.kind?.includes(name) ?? true);
	if (chosen.length === 0 || chosen.length < (values.kind?.length ?? 0)) {
		throw new Error(`--kind is one of ${kinds.map(({ name }) => name).join(', ')}`);
	}
	return {
		seed: wholeNumber('seed', values.seed, Date.now() % 1_000_000_000),
		items: wholeNumber('items', values.items, 10_000),
		parallel: wholeNumber('parallel', values.parallel, 10),
		kinds: chosen,
	};
}

// Whatever ends while nobody waits for it belongs to a run that went on behind n8n's back.
const unhandled: string[] = [];
process.on('unhandledRejection', (error) => unhandled.push(`nobody waited for: ${String(error)}`));

async function main(): Promise<void> {
	const { seed, items, parallel, kinds: chosen } = wanted();
	const again = `npm run test:faults -- --seed ${seed} --items ${items}`;
	console.log(`Seed ${seed}, ${items} items of each kind (again with: ${again})`);
	await useProcessedData();
	stampDepartures();
	const began = Date.now();
	const verdicts = chosen.map((kind) => new Verdict(kind));
	const faults = chosen.map(() => new Map<string, number>());
	const jobs = chosen
		.flatMap((kind, row) =>
			planOf(seed, kind, items).map((server, place) => ({ server, row, place })),
		)
		// Kinds in turn, so that what takes long in one passes beside the others.
		.sort((a, b) => a.place - b.place);
	let begun = 0;
	const progress = setInterval(() => {
		const done = verdicts.reduce((sum, { items: some }) => sum + some, 0);
		process.stderr.write(`${done} items, ${begun} of ${jobs.length} servers begun\n`);
	}, PROGRESS_MS);
	await inLanes(jobs, parallel, async ({ server, row }) => {
		begun += 1;
		const { reports, requests, mishaps } = await serve(seed, server);
		verdicts[row].add(reports, requests);
		for (const [name, times] of mishaps)
			faults[row].set(name, (faults[row].get(name) ?? 0) + times);
	});
	clearInterval(progress);
	printVerdicts(verdicts);
	printFaults(verdicts, faults);
	console.log(`\n${((Date.now() - began) / 1_000).toFixed(0)} s`);
	const gaps = verdicts.flatMap((verdict, row) => untested(verdict, faults[row]));
	const others = [...gaps, ...unhandled];
	if (others.length === 0 && !verdicts.some(({ failed }) => failed)) {
		return console.log(closingLine(verdicts));
	}
	console.error(`A promise broke with seed ${seed}:`);
	for (const line of [...verdicts.flatMap(({ broken }) => broken), ...others]) {
		console.error(`  ${line}`);
	}
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
