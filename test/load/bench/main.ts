import { parseArgs } from 'node:util';

import { ensureInstalled } from '../../../demo/install';
import { packPackage } from '../../../demo/pack';
import { endAll } from '../../../demo/processes';
import { actions } from './actions';
import { capacity } from './capacity';
import { growth } from './growth';
import { keys } from './keys';
import { writeParts } from './page';
import type { Part } from './part';
import { peers } from './peers';
import { printPart } from './print';
import { rate } from './rate';
import { responsiveness } from './responsiveness';
import { trigger } from './trigger';
import { weight } from './weight';

const USAGE = `npm run bench [-- --only <part> …] [-- --quick] [-- --write]

  --only   actions, peers, responsiveness, rate, trigger, growth, keys, capacity or
           weight; all of them unless told
  --quick  a few minutes with small numbers, to see that it works; its goals prove nothing
  --write  puts what was measured into docs/benchmarks.md and docs/scale.md
`;

type Parts = Record<string, (tarball: string) => Promise<Part>>;

const FULL: Parts = {
	actions: async (tarball) => await actions({ tarball, items: 1_000, rounds: 15, slowRounds: 5 }),
	peers: async (tarball) =>
		await peers({ tarball, items: 1_000, limited: 450, perMinute: 300, reset: 500 }),
	responsiveness: async (tarball) =>
		await responsiveness({ tarball, rounds: 3, few: 1_000, many: 10_000 }),
	rate: async (tarball) => await rate({ tarball, items: 1_000, perMinute: 300 }),
	trigger: async (tarball) => await trigger({ tarball, deliveries: 100, rounds: 5, before: 2_000 }),
	growth: async (tarball) => await growth({ tarball, rounds: { 10: 15, 1_000: 7, 10_000: 2 }, starts: 3 }),
	keys: async (tarball) =>
		await keys({
			...{ tarball, items: 10_000, rounds: 3, perMinute: 1_200 },
			remembered: [1_000, 10_000, 50_000],
		}),
	capacity: async (tarball) =>
		await capacity({ tarball, calls: 200, messages: 1_000, many: 10_000, executions: 4 }),
	weight: async () => await weight(9),
};

const QUICK: Parts = {
	actions: async (tarball) => await actions({ tarball, items: 100, rounds: 2, slowRounds: 2 }),
	peers: async (tarball) =>
		await peers({ tarball, items: 100, limited: 66, perMinute: 60, reset: 100 }),
	responsiveness: async (tarball) =>
		await responsiveness({ tarball, rounds: 2, few: 200, many: 1_000 }),
	rate: async (tarball) => await rate({ tarball, items: 150, perMinute: 120 }),
	trigger: async (tarball) => await trigger({ tarball, deliveries: 30, rounds: 2, before: 60 }),
	growth: async (tarball) => await growth({ tarball, rounds: { 10: 3, 100: 2, 1_000: 1 }, starts: 1 }),
	keys: async (tarball) =>
		await keys({ tarball, items: 1_000, rounds: 1, perMinute: 600, remembered: [200, 1_000] }),
	capacity: async (tarball) =>
		await capacity({ tarball, calls: 40, messages: 100, many: 500, executions: 4 }),
	weight: async () => await weight(3),
};

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			only: { type: 'string', multiple: true },
			quick: { type: 'boolean' },
			write: { type: 'boolean' },
			help: { type: 'boolean' },
		},
	});
	if (values.help) return console.log(USAGE);
	const all = values.quick ? QUICK : FULL;
	const wanted = values.only ?? Object.keys(all);
	const unknown = wanted.find((name) => !(name in all));
	if (unknown !== undefined) throw new Error(`There is no part "${unknown}"\n\n${USAGE}`);

	await ensureInstalled(console.error);
	const tarball = await packPackage();
	const measured = new Map<string, Part>();
	for (const name of wanted) {
		const part = await all[name](tarball);
		printPart(part);
		measured.set(name, part);
	}
	if (values.write) writeParts(measured);
	const broken = [...measured.values()].flatMap(({ goals }) =>
		goals.filter(({ isBroken }) => isBroken),
	);
	if (broken.length > 0) process.exitCode = 1;
}

main().then(
	// The servers' idle connections would hold the process.
	() => process.exit(),
	async (error: Error) => {
		console.error(error.message);
		await endAll(1_000);
		process.exit(1);
	},
);
