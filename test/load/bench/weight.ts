import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { ensureInstalled } from '../../../demo/install';
import { rootDir } from '../../../demo/paths';
import type { Say } from '../../../demo/progress';
import { LARGEST_ARCHIVE } from '../../../scripts/package/checks';
import { median } from '../../../scripts/package/sizes';
import { filesBelow, packTarball, type Tarball } from '../../../scripts/package/tarball';
import { atMost, type Part } from './part';
import { loadOnce, type Load } from './weight/load';
import { weighedPeers, type Peer } from './weight/peers';

/** The goal; what is promised is the bound of every build. */
const MOST_BYTES = 200_000;

/** What a package weighs on disk and at n8n's start. */
export interface Weight extends Omit<Peer, 'packageDir'>, Omit<Load, 'ms'> {
	/** Bytes of its own files, without those of its dependencies. */
	unpackedBytes: number;
	/** Milliseconds of each load, in the order in which they were measured. */
	loadMs: number[];
}

interface Weighing {
	own: Weight;
	peers: Weight[];
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

/**
 * Weighs this package, as it would be published, against packages of others.
 *
 * @param loads how often each package is loaded; every load is a fresh process
 * @throws Error where a package cannot be built, installed or loaded
 */
async function weigh(say: Say, loads: number): Promise<Weighing> {
	await ensureInstalled(say);
	const peers = await weighedPeers(say);
	const tarball = packTarball(rootDir);
	try {
		const [own, ...others] = await weighAll([ownCandidate(tarball), ...peers], loads);
		return { own, peers: others };
	} finally {
		tarball.dispose();
	}
}

/** What the package weighs on disk and at n8n's start, beside those of others. */
export async function weight(loads: number): Promise<Part> {
	const { own, peers } = await weigh(console.error, loads);
	const kB = (bytes: number) => (bytes / 1_000).toFixed(1);
	const ms = (value: number) => value.toFixed(1);
	return {
		title: 'Weight',
		tables: [
			[
				[
					...['package', 'tarball kB', 'unpacked kB', 'runtime dependencies', 'nodes', 'operations'],
					...['load ms', 'fastest', 'slowest'],
				],
				...[own, ...peers].map((one) => [
					...[`${one.name} ${one.version}`, kB(one.tarballBytes), kB(one.unpackedBytes)],
					...[one.dependencies, one.nodes, one.operations, ms(median(one.loadMs))],
					...[ms(Math.min(...one.loadMs)), ms(Math.max(...one.loadMs))],
				]),
			],
		],
		goals: [
			atMost('kB of the tarball', MOST_BYTES / 1_000, own.tarballBytes / 1_000, 1, LARGEST_ARCHIVE / 1_000),
			atMost('runtime dependencies', 0, own.dependencies, 0),
		],
		notes: [`Load time in n8n's own loader: median of ${loads} fresh processes each, packages in turn.`],
	};
}
