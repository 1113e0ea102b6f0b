import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startNpm } from './npm';
import { demoDir, n8nBin, nodeBinary, nodeHeaders, nodeVersion, runtimeDir, withNode24 } from './paths';
import { runToEnd } from './processes';
import { withHeartbeat, type Say } from './progress';
import { StepError } from './step-error';

const lockFile = join(demoDir, 'package-lock.json');
const stampFile = join(demoDir, 'node_modules', '.complete');
const logFile = join(runtimeDir, 'install.log');

/** The packages of n8n that consist of compiled code; installing with scripts off leaves them bare. */
const NATIVE = ['isolated-vm', 'sqlite3'];

/** What the install on disk was made of; a different lock file or Node makes another stamp. */
function wantedStamp(): string {
	const hash = createHash('sha256')
		.update(readFileSync(lockFile))
		.update(readFileSync(join(demoDir, 'package.json')))
		.digest('hex');
	return `${hash} ${process.platform}-${process.arch} node-${nodeVersion()}\n`;
}

function isComplete(): boolean {
	return existsSync(n8nBin) && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wantedStamp();
}

function lockedPackages(): number {
	const lock = JSON.parse(readFileSync(lockFile, 'utf8')) as { packages: Record<string, unknown> };
	return Object.keys(lock.packages).length - 1;
}

/** How far npm has come, read from the fetch lines it logs. */
function fetchProgress(total: number): () => string {
	return () => {
		const fetched = readFileSync(logFile, 'utf8').match(/^npm http fetch GET 200 .*$/gm) ?? [];
		const tarballs = fetched.filter((line) => line.includes('.tgz')).length;
		return tarballs === 0
			? `looking up packages: ${fetched.length} answers from the registry`
			: `downloading and unpacking: ${tarballs} of up to ${total} packages`;
	};
}

async function installPackages(say: Say): Promise<void> {
	const npm = startNpm(
		['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=http'],
		{ cwd: demoDir, logFile },
	);
	const code = await withHeartbeat(say, fetchProgress(lockedPackages()), npm.exited);
	if (code !== 0) {
		throw new StepError(`"npm ci" in demo/ ended with exit code ${code}.`, [
			`Its own words are at the end of ${logFile}.`,
			'Check that "npm ping" reaches a registry and that 3 GB of disk are free, then start again.',
		]);
	}
}

async function loads(name: string): Promise<boolean> {
	const code = await runToEnd(nodeBinary(), ['-e', `require('${name}')`], {
		cwd: demoDir,
		env: withNode24(),
		logFile,
	});
	return code === 0;
}

async function compileMissing(say: Say): Promise<void> {
	for (const name of NATIVE) {
		if (await loads(name)) continue;
		// Without our headers node-gyp would download them, or use those of another Node.
		const headers = nodeHeaders();
		const env = headers === undefined ? {} : { npm_config_nodedir: headers };
		const npm = startNpm(['rebuild', name, '--foreground-scripts'], { cwd: demoDir, logFile, env });
		const code = await withHeartbeat(say, () => `building ${name} for Node 24`, npm.exited);
		if (code !== 0 || !(await loads(name))) {
			throw new StepError(`The native module ${name} could not be built.`, [
				`The compiler's own words are at the end of ${logFile}.`,
				'Install a C++ compiler, make and Python 3 (Debian and Ubuntu: build-essential python3;',
				'macOS: xcode-select --install), then start again.',
			]);
		}
	}
}

/** The version of n8n that `demo/package.json` pins. */
export function pinnedVersion(): string {
	const manifest = JSON.parse(readFileSync(join(demoDir, 'package.json'), 'utf8')) as {
		dependencies: { n8n: string };
	};
	return manifest.dependencies.n8n;
}

/**
 * Makes sure that the pinned n8n is installed in `demo/node_modules`, complete and for this
 * machine. Returns at once where it already is.
 *
 * @param say Gets a line every few seconds; a first install takes minutes.
 * @throws StepError with advice where the registry or the compiler fails.
 */
export async function ensureInstalled(say: Say): Promise<'installed' | 'present'> {
	if (isComplete()) return 'present';
	rmSync(stampFile, { force: true });
	mkdirSync(runtimeDir, { recursive: true, mode: 0o700 });
	writeFileSync(logFile, '');
	say(`installing n8n ${pinnedVersion()} into demo/node_modules: 2.8 GB, several minutes`);
	say(`everything npm says goes to ${logFile}`);
	await installPackages(say);
	await compileMissing(say);
	// Written last: its presence means that every step before it was done.
	writeFileSync(stampFile, wantedStamp());
	return 'installed';
}
