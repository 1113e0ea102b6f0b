import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureInstalled, ensurePinned } from '../../demo/install';
import { rootDir } from '../../demo/paths';
import { createProgress } from '../../demo/progress';
import { scanPackage } from '../../scripts/package/scanPackage';
import { packTarball, type Tarball } from '../../scripts/package/tarball';
import { toolingPins, writePackages, type WrittenPackage } from '../../scripts/packages/write';
import { promised } from '../compat/versions';
import { bothFindings } from './both';
import { exampleFindings } from './examples';
import { lintFindings } from './lint';
import { endsWell } from './run';

const USAGE = `npm run test:packages [-- --only <package>,…] [-- --quick] [-- --no-n8n]
  --only    of these packages; all of them unless told
  --quick   without the unit tests of shared modules, which are this repository's own, too
  --no-n8n  without the parts that start n8n`;

const { step, say } = createProgress((text) => void process.stdout.write(text));

function options() {
	const { values } = parseArgs({
		options: {
			only: { type: 'string' },
			quick: { type: 'boolean', default: false },
			'no-n8n': { type: 'boolean', default: false },
			help: { type: 'boolean', default: false },
		},
	});
	const { help, quick, only } = values;
	return { help, quick, n8n: !values['no-n8n'], only: only?.split(',') };
}

const BESIDE = 'n8n-nodes-chitchatlabs';

interface Proof {
	what: string;
	needsN8n?: boolean;
	/** What did not hold. */
	findings(one: WrittenPackage, tarball: Tarball, quick: boolean): string[] | Promise<string[]>;
}

/** Everything that a package of one service is promised to be. */
const PROOFS: readonly Proof[] = [
	{ what: "n8n's own lint configuration", findings: lintFindings },
	{
		what: "n8n's scanner, on the source and on the packed package",
		findings: async ({ folder }, tarball) =>
			(await scanPackage(folder, tarball, rootDir)) === 0 ? [] : ['scan'],
	},
	{
		what: 'its own tests',
		findings({ folder }, _, quick) {
			const args = quick ? ['--', 'test/contract', 'test/engine'] : [];
			return endsWell('npm', ['test', '--silent', ...args], folder) ? [] : ['its tests'];
		},
	},
	{ what: 'its examples in a real n8n', needsN8n: true, findings: exampleFindings },
	{
		what: 'beside the package with all services in one n8n',
		needsN8n: true,
		findings: ({ service }, { archive }) =>
			service.packageName === BESIDE ? bothFindings(archive, BESIDE) : [],
	},
];

async function prove(one: WrittenPackage, quick: boolean, n8n: boolean): Promise<string[]> {
	const { packageName } = one.service;
	step(`${packageName}: build`);
	const tarball = packTarball(one.folder);
	try {
		const broken: string[] = [];
		for (const { what, needsN8n = false, findings } of PROOFS) {
			if (needsN8n && !n8n) continue;
			step(`${packageName}: ${what}`);
			broken.push(...(await findings(one, tarball, quick)));
		}
		return broken.map((what) => `${packageName}: ${what}`);
	} finally {
		tarball.dispose();
	}
}

async function main(): Promise<void> {
	const { only, quick, n8n, help } = options();
	if (help) return console.log(USAGE);
	const into = join(rootDir, 'packages');
	step('Writing the packages');
	const tested = promised.map(({ version }) => version);
	const written = writePackages({ root: rootDir, into, tested });
	const names = written.map(({ service }) => service.packageName);
	const unknown = only?.filter((name) => !names.includes(name)) ?? [];
	if (unknown.length > 0) throw new Error(`--only is one of ${names.join(', ')}`);
	step("Installing n8n's own tool");
	// Above the packages, where their scripts and their lint configuration find it.
	await ensurePinned({ pins: toolingPins, into, native: [], about: 'a minute' }, say);
	if (n8n) await ensureInstalled(say);
	const broken: string[] = [];
	for (const one of written) {
		if (only === undefined || only.includes(one.service.packageName)) {
			broken.push(...(await prove(one, quick, n8n)));
		}
	}
	step(broken.length === 0 ? 'All packages hold' : 'Broken');
	broken.forEach(say);
	process.exitCode = broken.length === 0 ? 0 : 1;
}

main().catch((error: Error) => {
	console.error(error.stack, error.cause ?? '');
	process.exitCode = 1;
});
