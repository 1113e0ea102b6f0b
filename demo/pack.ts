import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startNpm } from './npm';
import { packageDir, packageName, rootDir, runtimeDir, withNode24 } from './paths';
import { lastLines, runToEnd } from './processes';
import { StepError } from './step-error';

interface Manifest {
	name: string;
	version: string;
	dependencies?: Record<string, string>;
	devDependencies?: unknown;
	peerDependencies?: unknown;
	optionalDependencies?: unknown;
}

const logFile = join(runtimeDir, 'pack.log');

function readManifest(folder: string): Manifest {
	return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
}

async function npm(...args: string[]): Promise<void> {
	const code = await startNpm(args, { cwd: packageDir, logFile }).exited;
	if (code !== 0) {
		throw new StepError(`"npm ${args.join(' ')}" failed:\n${lastLines(logFile, 10)}`, [
			`The whole log: ${logFile}`,
			`Try "npm run build" in ${packageDir} and repair what it reports.`,
		]);
	}
}

/**
 * Builds the package and packs it as `npm publish` would.
 *
 * @returns Path of the tarball.
 * @throws StepError where the build fails.
 */
export async function packPackage(): Promise<string> {
	mkdirSync(runtimeDir, { recursive: true, mode: 0o700 });
	writeFileSync(logFile, '');
	await npm('run', 'build');
	await npm('pack', '--ignore-scripts', '--pack-destination', runtimeDir);
	return join(runtimeDir, `${packageName}-${readManifest(packageDir).version}.tgz`);
}

/**
 * Unpacks a tarball where n8n looks for community packages, in the way n8n's own installer does:
 * development, peer and optional dependencies are cut out of its package.json.
 *
 * @param n8nFolder n8n's folder (`.n8n` inside its user folder).
 * @throws StepError where the tarball cannot be read or asks for packages of its own.
 */
export async function installTarball(tarball: string, n8nFolder: string): Promise<void> {
	const folder = join(n8nFolder, 'nodes', 'node_modules');
	const unpacked = join(folder, '.unpacked');
	rmSync(unpacked, { recursive: true, force: true });
	mkdirSync(unpacked, { recursive: true });
	const code = await runToEnd('tar', ['-xzf', tarball, '-C', unpacked, '--strip-components=1'], {
		cwd: rootDir,
		env: withNode24(),
		logFile,
	});
	if (code !== 0) {
		throw new StepError(`The package ${tarball} could not be unpacked.`, [
			`"tar" must be on the PATH; its own words are at the end of ${logFile}.`,
		]);
	}
	const manifest = readManifest(unpacked);
	const target = join(folder, manifest.name);
	rmSync(target, { recursive: true, force: true });
	renameSync(unpacked, target);
	delete manifest.devDependencies;
	delete manifest.peerDependencies;
	delete manifest.optionalDependencies;
	// n8n would now run "npm install" there. With nothing to install that is a wasted registry call,
	// and with something to install this package would break its promise of no runtime dependencies.
	const asked = Object.keys(manifest.dependencies ?? {});
	if (asked.length > 0) throw new StepError(`The package depends on ${asked.join(', ')} at run time.`);
	writeFileSync(join(target, 'package.json'), JSON.stringify(manifest, null, 2));
}
