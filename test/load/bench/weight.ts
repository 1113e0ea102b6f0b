import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { ensureInstalled } from '../../../demo/install';
import { rootDir } from '../../../demo/paths';
import type { Say } from '../../../demo/progress';
import { median } from '../../../scripts/package/sizes';
import { filesBelow, packTarball, type Tarball } from '../../../scripts/package/tarball';
import { table } from '../table';
import { loadOnce, type Load } from './weight/load';
import { installPeers, type Peer } from './weight/peers';

const LOADS = 9;
const MOST_BYTES = 200_000;

/** What a package weighs on disk and at n8n's start. */
export interface Weight extends Omit<Peer, 'packageDir'>, Omit<Load, 'ms'> {
	/** Bytes of its own files, without those of its dependencies. */
	unpackedBytes: number;
	/** Milliseconds of each load, in the order in which they were measured. */
	loadMs: number[];
}

export interface Weighing {
	own: Weight;
	peers: Weight[];
	/** What this package promises and does not keep; empty where all is well. */
	broken: string[];
}

function unpackedBytes(folder: string): number {
	return filesBelow(folder)
		.filter((file) => !/(^|\/)node_modules\//.test(file))
		.reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);
}

function ownCandidate({ bytes, packageDir }: Tarball): Peer {
	const manifest = JSON.parse(readFileSync(join(packageDir, 'package.json'), 'utf8')) as {
		name: string;
		version: string;
		dependencies?: Record<string, string>;
		optionalDependencies?: Record<string, string>;
	};
	const { name, version, dependencies = {}, optionalDependencies = {} } = manifest;
	return {
		name,
		version,
		packageDir,
		tarballBytes: bytes,
		// Its own ones only: one is enough to break the promise.
		dependencies: Object.keys({ ...dependencies, ...optionalDependencies }).length,
	};
}

/** Loads every package in turn, so that a busy minute of the machine slows all of them down. */
async function weighAll(candidates: readonly Peer[], loads: number): Promise<Weight[]> {
	const found: Load[][] = candidates.map(() => []);
	for (let round = 0; round < loads; round += 1) {
		for (const [place, { packageDir }] of candidates.entries()) {
			found[place].push(await loadOnce(packageDir));
		}
	}
	return candidates.map(({ packageDir, ...known }, place) => {
		const [{ nodes, credentials, operations }] = found[place];
		return {
			...known,
			...{ nodes, credentials, operations },
			unpackedBytes: unpackedBytes(packageDir),
			loadMs: found[place].map(({ ms }) => ms),
		};
	});
}

/** What is promised about this package's weight and not kept, in words. Time is not promised. */
export function brokenPromises({ tarballBytes, dependencies }: Weight): string[] {
	return [
		tarballBytes > MOST_BYTES ? `the tarball has ${tarballBytes} bytes, above ${MOST_BYTES}` : '',
		dependencies > 0 ? `the package has ${dependencies} runtime dependencies, not 0` : '',
	].filter(Boolean);
}

/**
 * Weighs this package, as it would be published, against packages of others.
 *
 * @param loads how often each package is loaded; every load is a fresh process
 * @throws Error where a package cannot be built, installed or loaded
 */
export async function weigh(say: Say, loads = LOADS): Promise<Weighing> {
	await ensureInstalled(say);
	const peers = await installPeers(say);
	const tarball = packTarball(rootDir);
	try {
		const [own, ...others] = await weighAll([ownCandidate(tarball), ...peers], loads);
		return { own, peers: others, broken: brokenPromises(own) };
	} finally {
		tarball.dispose();
	}
}

/** The weighing as a person reads it, this package first. */
export function weightTable({ own, peers }: Weighing): string {
	const kB = (bytes: number) => (bytes / 1_000).toFixed(1);
	const ms = (value: number) => value.toFixed(1);
	return table([
		[
			...['package', 'tarball kB', 'unpacked kB', 'runtime dependencies', 'nodes', 'operations'],
			...['load ms', '(fastest', 'slowest)'],
		],
		...[own, ...peers].map((one) => [
			...[`${one.name} ${one.version}`, kB(one.tarballBytes), kB(one.unpackedBytes)],
			...[one.dependencies, one.nodes, one.operations, ms(median(one.loadMs))],
			...[ms(Math.min(...one.loadMs)), ms(Math.max(...one.loadMs))],
		]),
	]);
}

async function main(): Promise<void> {
	const weighing = await weigh(console.log);
	console.log(`\n${weightTable(weighing)}`);
	console.log(`\nLoad time: median of ${LOADS} fresh processes each, packages in turn.`);
	console.log(`Promised: a tarball of at most ${MOST_BYTES / 1_000} kB, no runtime dependency.`);
	for (const line of weighing.broken) console.error(`  broken: ${line}`);
	console.log(weighing.broken.length === 0 ? 'Both are kept.' : '');
	if (weighing.broken.length > 0) process.exitCode = 1;
}

if (require.main === module) {
	main().catch((error: Error) => {
		console.error(error.stack);
		process.exitCode = 1;
	});
}
