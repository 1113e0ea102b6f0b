import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { startNpm } from './npm';
import { demoDir, nodeBinary, nodeHeaders, nodeVersion, rootDir, runtimeDir, withNode24 } from './paths';
import { runToEnd } from './processes';
import { withHeartbeat, type Say } from './progress';
import { StepError } from './step-error';

const logFile = join(runtimeDir, 'install.log');

/** Packages that a manifest and a lock file pin. */
export interface Pinned {
	/** The folder with `package.json`, `package-lock.json` and perhaps `.npmrc`. */
	pins: string;
	/** The folder that gets the `node_modules`; `pins` itself, or one that nothing else uses. */
	into: string;
	/** Packages of compiled code; installing with scripts off leaves them bare. */
	native: readonly string[];
	/** What a person reads while it is installed, such as its size. */
	about: string;
}

/** The n8n of the demo and of the end-to-end tests. */
export const demoPinned: Pinned = {
	pins: demoDir,
	into: demoDir,
	native: ['isolated-vm', 'sqlite3'],
	about: '2.8 GB, several minutes',
};

const PIN_FILES = ['package.json', 'package-lock.json', '.npmrc'];

function copyPins({ pins, into }: Pinned): void {
	const present = PIN_FILES.filter((file) => existsSync(join(pins, file)));
	for (const file of present) copyFileSync(join(pins, file), join(into, file));
}

function stampFile({ into }: Pinned): string {
	return join(into, 'node_modules', '.complete');
}

/** What the install on disk was made of; a different lock file or Node makes another stamp. */
function wantedStamp({ pins }: Pinned): string {
	const hash = createHash('sha256')
		.update(readFileSync(join(pins, 'package-lock.json')))
		.update(readFileSync(join(pins, 'package.json')))
		.digest('hex');
	return `${hash} ${process.platform}-${process.arch} node-${nodeVersion()}\n`;
}

/** Name and version of every package that the manifest asks for itself. */
export function pinnedVersions(pins: string): Record<string, string> {
	const manifest = JSON.parse(readFileSync(join(pins, 'package.json'), 'utf8')) as {
		dependencies: Record<string, string>;
	};
	return manifest.dependencies;
}

function isComplete(pinned: Pinned): boolean {
	const stamp = stampFile(pinned);
	if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wantedStamp(pinned)) return false;
	const names = Object.keys(pinnedVersions(pinned.pins));
	return names.every((name) => existsSync(join(pinned.into, 'node_modules', name)));
}

function lockedPackages({ pins }: Pinned): number {
	const lock = JSON.parse(readFileSync(join(pins, 'package-lock.json'), 'utf8')) as {
		packages: Record<string, unknown>;
	};
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

async function installPackages(pinned: Pinned, say: Say): Promise<void> {
	const npm = startNpm(
		['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=http'],
		{ cwd: pinned.into, logFile },
	);
	const code = await withHeartbeat(say, fetchProgress(lockedPackages(pinned)), npm.exited);
	if (code !== 0) {
		throw new StepError(`"npm ci" in ${relative(rootDir, pinned.into)} ended with exit code ${code}.`, [
			`Its own words are at the end of ${logFile}.`,
			'Check that "npm ping" reaches a registry and that 3 GB of disk are free, then start again.',
		]);
	}
}

async function loads(name: string, cwd: string): Promise<boolean> {
	const code = await runToEnd(nodeBinary(), ['-e', `require('${name}')`], {
		cwd,
		env: withNode24(),
		logFile,
	});
	return code === 0;
}

async function compileMissing({ into, native }: Pinned, say: Say): Promise<void> {
	for (const name of native) {
		if (await loads(name, into)) continue;
		// Without our headers node-gyp would download them, or use those of another Node.
		const headers = nodeHeaders();
		const env = headers === undefined ? {} : { npm_config_nodedir: headers };
		const npm = startNpm(['rebuild', name, '--foreground-scripts'], { cwd: into, logFile, env });
		const code = await withHeartbeat(say, () => `building ${name} for Node 24`, npm.exited);
		if (code !== 0 || !(await loads(name, into))) {
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
	return pinnedVersions(demoDir).n8n;
}

/**
 * Makes sure that pinned packages are installed, complete and for this machine. Returns at once
 * where they already are.
 *
 * @param say Gets a line every few seconds; a first install takes minutes.
 * @throws StepError with advice where the registry or the compiler fails.
 */
export async function ensurePinned(pinned: Pinned, say: Say): Promise<'installed' | 'present'> {
	if (isComplete(pinned)) return 'present';
	const { pins, into } = pinned;
	rmSync(stampFile(pinned), { force: true });
	for (const folder of [runtimeDir, into]) mkdirSync(folder, { recursive: true, mode: 0o700 });
	if (pins !== into) copyPins(pinned);
	writeFileSync(logFile, '');
	const what = Object.entries(pinnedVersions(pins)).map(([name, version]) => `${name} ${version}`);
	say(`installing ${what.join(', ')} into ${relative(rootDir, into)}: ${pinned.about}`);
	say(`everything npm says goes to ${logFile}`);
	await installPackages(pinned, say);
	await compileMissing(pinned, say);
	// Written last: its presence means that every step before it was done.
	writeFileSync(stampFile(pinned), wantedStamp(pinned));
	return 'installed';
}

/** Does the same for the n8n that `demo/package.json` pins. */
export async function ensureInstalled(say: Say): Promise<'installed' | 'present'> {
	return ensurePinned(demoPinned, say);
}
